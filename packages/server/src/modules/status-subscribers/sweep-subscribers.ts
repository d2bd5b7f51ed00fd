import type { StatusContext } from '#status';
import { dropSends } from '#status-sends';
import { REQUEST_LIFE_MS } from './find-request.ts';

const QUARANTINE_LIFE_MS = 90 * 24 * 60 * 60 * 1000;

/**
 * Forgets requests that nobody confirmed within a day, and subscribers whose endpoint was gone for 90 days.
 *
 * @example sweepSubscribers(ctx);
 */
export function sweepSubscribers(ctx: StatusContext): void {
  const { db } = ctx.store;
  const before = (ms: number): string => new Date(ctx.clock.nowMs() - ms).toISOString();
  ctx.store.transaction(() => {
    const gone = [
      ...db
        .prepare('delete from status_requests where created_at <= ? returning id')
        .all(before(REQUEST_LIFE_MS)),
      ...db
        .prepare('delete from status_subscribers where quarantined_at <= ? returning id')
        .all(before(QUARANTINE_LIFE_MS)),
    ];
    for (const { id } of gone) dropSends(ctx, String(id));
  });
}
