import type { StatusContext } from '#status';

const MISSED_MS = 30 * 24 * 60 * 60 * 1000;

/** Subscribers of a kind. */
export interface SubscriberCount {
  kind: string;
  count: number;
  /** Of them, those that are sent nothing because they took nothing. */
  paused: number;
  /** Of them, those to whom a message of the last 30 days could not be delivered. */
  missed: number;
}

/**
 * How many subscribers there are of each kind, and how many of them we do not reach.
 *
 * @example countSubscribers(ctx); // [{ kind: 'email', count: 12, paused: 1, missed: 2 }]
 */
export function countSubscribers({ store, clock }: StatusContext): SubscriberCount[] {
  return store.db
    .prepare(
      `select kind, count(*) as count, count(quarantined_at) as paused, count(case when missed_at > ? then 1 end) as missed
       from status_subscribers group by kind order by kind`,
    )
    .all(new Date(clock.nowMs() - MISSED_MS).toISOString())
    .map(({ kind, count, paused, missed }) => ({
      kind: String(kind),
      count: Number(count),
      paused: Number(paused),
      missed: Number(missed),
    }));
}
