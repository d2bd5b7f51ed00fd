import type { Clock } from './clock-row.ts';

/** A warning or a breach to tell staff about. */
export interface ClockNotice {
  /** The same however often it is computed: whoever sends it keeps it once. */
  key: string;
  kind: 'warning' | 'breached';
  /** When it came about, whatever the moment at which it is noticed. */
  at: Date;
}

/**
 * What has come about on a clock, in its order. A worker that runs late computes what one in time would have sent.
 *
 * @example
 * const breachedAt = new Date('2026-11-24T12:00:00Z');
 * clockNotices({ id: 'tkt_1/first_response/1', warnedAt: null, breachedAt }); // one notice of kind `breached`
 */
export function clockNotices(clock: Pick<Clock, 'id' | 'warnedAt' | 'breachedAt'>): ClockNotice[] {
  const { id, warnedAt, breachedAt } = clock;
  return [
    ...(warnedAt ? [{ key: `${id}/warning`, kind: 'warning' as const, at: warnedAt }] : []),
    ...(breachedAt ? [{ key: `${id}/breached`, kind: 'breached' as const, at: breachedAt }] : []),
  ];
}
