import type { ReactNode } from 'react';
import { useUi } from './ui-context.tsx';

const widths = ['w-3/4', 'w-1/2', 'w-2/3', 'w-5/12', 'w-3/5'];

/** Grey lines in the place of what is on its way. Says so once to screen readers. */
export function Skeleton(props: { lines?: number; className?: string }): ReactNode {
  const { texts } = useUi();
  return (
    <div className={`flex flex-col gap-3 ${props.className ?? ''}`}>
      <span role="status" className="sr-only">
        {texts.loading}
      </span>
      {Array.from({ length: props.lines ?? 3 }, (_, at) => (
        <SkeletonLine key={at} className={widths[at % widths.length]!} />
      ))}
    </div>
  );
}

/** One grey line, as wide as its class says. */
export function SkeletonLine({ className }: { className: string }): ReactNode {
  return <span aria-hidden className={`ui-skeleton block h-3 ${className}`} />;
}
