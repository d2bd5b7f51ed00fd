import type { StatusContext } from '#status';
import { toTarget, type SubscribeRequest } from './subscriber.ts';

/** How long a request waits for its confirmation. */
export const REQUEST_LIFE_MS = 24 * 60 * 60 * 1000;

/** What was asked for under an id, while it can be confirmed. */
export function findRequest({ store, clock }: StatusContext, id: string): SubscribeRequest | null {
  const since = new Date(clock.nowMs() - REQUEST_LIFE_MS).toISOString();
  const row = store.db
    .prepare('select * from status_requests where id = ? and created_at > ?')
    .get(id, since);
  if (!row) return null;
  return {
    ...toTarget(row),
    id,
    isPage: row.is_page === 1,
    topics: JSON.parse(String(row.topics)) as string[],
  };
}
