import type { ReactNode } from 'react';
import { useNow } from './now.ts';
import { useUi } from './ui-context.tsx';

const utc = { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'short' } as const;

function useBoth(value: string | number): { iso: string; at: number; own: string; inUtc: string } {
  const { format, texts } = useUi();
  const date = new Date(value);
  const inUtc = `${format.dateTime(date, utc)} ${texts.utc}`;
  return { iso: date.toISOString(), at: date.getTime(), own: format.dateTime(date), inUtc };
}

/** An instant (ISO or epoch ms) in the reader's zone. `withUtc` writes UTC beside it where it matters. */
export function Time(props: { value: string | number; withUtc?: boolean; className?: string }): ReactNode {
  const { iso, own, inUtc } = useBoth(props.value);
  const { timeZone } = useUi();
  return (
    <time dateTime={iso} title={props.withUtc ? timeZone : inUtc} className={props.className}>
      {own}
      {props.withUtc && <span className="text-quiet"> · {inUtc}</span>}
    </time>
  );
}

/** How long ago, or how soon; it renews itself. The instant is on the pointer, or beside with `withAbsolute`. */
export function RelativeTime(props: {
  value: string | number;
  withAbsolute?: boolean;
  className?: string;
}): ReactNode {
  const { iso, at, own, inUtc } = useBoth(props.value);
  const { format, texts } = useUi();
  const now = useNow();
  return (
    <time dateTime={iso} title={`${own} · ${inUtc}`} className={props.className}>
      {format.relative(at, now) || texts.justNow}
      {props.withAbsolute && (
        <span className="text-quiet">
          {' '}
          · {own} · {inUtc}
        </span>
      )}
    </time>
  );
}
