import type { StatusContext } from '#status';

/**
 * How many subscribers there are of each kind.
 *
 * @example countSubscribers(ctx); // [{ kind: 'email', count: 12 }]
 */
export function countSubscribers({ store }: StatusContext): { kind: string; count: number }[] {
  return store.db
    .prepare('select kind, count(*) as count from status_subscribers group by kind order by kind')
    .all()
    .map(({ kind, count }) => ({ kind: String(kind), count: Number(count) }));
}
