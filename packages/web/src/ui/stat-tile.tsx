import type { ReactNode } from 'react';
import { toneText, type Tone } from './badge.tsx';
import { Icon } from './icon.tsx';
import { SkeletonLine } from './skeleton.tsx';
import { Sparkline } from './sparkline.tsx';
import { useUi } from './ui-context.tsx';

/** One figure with its name: what it is, how it moved, and where it leads. */
export function StatTile(props: {
  label: string;
  value: ReactNode;
  /** Beside the figure, smaller: a unit, "of 1,000". */
  unit?: ReactNode;
  /** How it moved, in words and numbers; the tone says whether that is good. */
  change?: { direction: 'up' | 'down' | 'same'; text: string; tone?: Tone } | undefined;
  hint?: ReactNode;
  trend?: number[] | undefined;
  href?: string | undefined;
  isLoading?: boolean;
}): ReactNode {
  const { Link, texts } = useUi();
  const { change } = props;
  const arrow = { up: 'arrow-up', down: 'arrow-down', same: 'arrow-right' } as const;
  const label = props.href ? (
    <Link href={props.href} className="ui-stretched text-quiet no-underline hover:text-text">
      {props.label}
    </Link>
  ) : (
    props.label
  );
  return (
    <div className="ui-tile relative min-w-0 px-4 py-3">
      <dt className="text-quiet">{label}</dt>
      <dd className="mt-1 flex items-end justify-between gap-3">
        {props.isLoading ? (
          <>
            <span className="sr-only">{texts.loading}</span>
            <SkeletonLine className="my-2 w-20" />
          </>
        ) : (
          <span className="min-w-0 text-2xl font-semibold tracking-tight tabular-nums">
            {props.value}
            {props.unit && (
              <span className="ml-1 text-base font-normal tracking-normal text-quiet">{props.unit}</span>
            )}
          </span>
        )}
        {props.trend && !props.isLoading && <Sparkline values={props.trend} className="mb-1 h-7 w-20" />}
      </dd>
      {(change || props.hint) && (
        <dd className="mt-0.5 flex flex-wrap items-center gap-x-2 text-quiet">
          {change && (
            <span className={`inline-flex items-center gap-1 ${toneText(change.tone ?? 'neutral')}`}>
              <Icon name={arrow[change.direction]} size={12} />
              {change.text}
            </span>
          )}
          {props.hint && <span>{props.hint}</span>}
        </dd>
      )}
    </div>
  );
}

/** Figures in a row, as many as fit beside each other. */
export function StatTiles({ children }: { children: ReactNode }): ReactNode {
  return <dl className="ui-tiles">{children}</dl>;
}
