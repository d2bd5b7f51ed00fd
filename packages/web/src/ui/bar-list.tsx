import type { CSSProperties, ReactNode } from 'react';
import type { Tone } from './badge.tsx';
import { useUi } from './ui-context.tsx';

/** A part of a whole, with its bar. */
export interface Bar {
  id: string;
  label: ReactNode;
  value: number;
  /** What is written at the end; the number otherwise. */
  text?: ReactNode;
  tone?: Extract<Tone, 'accent' | 'good' | 'warning' | 'bad' | 'neutral'> | undefined;
  href?: string | undefined;
}

/** How a whole divides, each part a bar as long as it is large: versions, reasons, channels. */
export function BarList({ bars, label, max }: { bars: Bar[]; label: string; max?: number }): ReactNode {
  const { format, Link } = useUi();
  const most = max ?? Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ul aria-label={label} className="flex flex-col gap-1">
      {bars.map((bar) => (
        <li
          key={bar.id}
          style={{ '--fill': `${(bar.value / most) * 100}%` } as CSSProperties}
          className={`ui-bar ui-fill-${bar.tone ?? 'accent'}`}
        >
          <span className="min-w-0 truncate">
            {bar.href ? (
              <Link href={bar.href} className="ui-stretched text-text no-underline hover:underline">
                {bar.label}
              </Link>
            ) : (
              bar.label
            )}
          </span>
          <span className="tabular-nums">{bar.text ?? format.number(bar.value)}</span>
        </li>
      ))}
    </ul>
  );
}
