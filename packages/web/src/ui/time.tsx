import type { ReactNode } from 'react';
import { useNow } from './now.ts';
import { useUi } from './ui-context.tsx';

const utc = { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'short' } as const;

interface Both {
  iso: string;
  at: number;
  /** In the reader's zone, or the one asked for. */
  own: string;
  /** What makes UTC of it: the word alone where that is the reader's zone. */
  beside: string;
}

function useBoth(value: string | number, timeZone?: string): Both {
  const { format, texts } = useUi();
  const date = new Date(value);
  const own = format.dateTime(date, timeZone === undefined ? undefined : { ...utc, timeZone });
  const inUtc = format.dateTime(date, utc);
  const beside = own === inUtc ? ` ${texts.utc}` : ` · ${inUtc} ${texts.utc}`;
  return { iso: date.toISOString(), at: date.getTime(), own, beside };
}

/**
 * An instant (ISO or epoch ms) in the reader's zone, or in `zone`, which the page then names. `withUtc` writes UTC
 * beside it where it matters.
 */
export function Time(props: {
  value: string | number;
  withUtc?: boolean;
  zone?: string | undefined;
  className?: string;
}): ReactNode {
  const { iso, own, beside } = useBoth(props.value, props.zone);
  const { timeZone } = useUi();
  return (
    <time dateTime={iso} title={props.withUtc ? timeZone : own + beside} className={props.className}>
      {own}
      {props.withUtc && <span className="text-quiet">{beside}</span>}
    </time>
  );
}

/** From one instant to another in the reader's zone, with UTC beside; what both have in common is written once. */
export function TimeRange({ from, to }: { from: string; to: string }): ReactNode {
  const { format, texts } = useUi();
  const [start, end] = [new Date(from), new Date(to)];
  const [own, inUtc] = [format.range(start, end), format.range(start, end, 'UTC')];
  return (
    <span>
      {own}
      <span className="text-quiet">
        {own === inUtc ? `\u00A0${texts.utc}` : ` · ${inUtc}\u00A0${texts.utc}`}
      </span>
    </span>
  );
}

/** How long ago, or how soon; it renews itself. The instant is on the pointer, or beside with `withAbsolute`. */
export function RelativeTime(props: {
  value: string | number;
  withAbsolute?: boolean;
  className?: string;
}): ReactNode {
  const { iso, at, own, beside } = useBoth(props.value);
  const { format, texts } = useUi();
  const now = useNow();
  return (
    <time dateTime={iso} title={own + beside} className={props.className}>
      {format.relative(at, now) || texts.justNow}
      {props.withAbsolute && (
        <span className="text-quiet">
          {' '}
          · {own}
          {beside}
        </span>
      )}
    </time>
  );
}
