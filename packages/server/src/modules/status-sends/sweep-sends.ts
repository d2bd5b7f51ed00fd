import type { StatusContext } from '#status';

const NEWS_LIFE_MS = 30 * 24 * 60 * 60 * 1000;
const TURN_LIFE_MS = 24 * 60 * 60 * 1000;

/**
 * Forgets news that nobody waits for any more, and turns that are long over.
 *
 * @example sweepSends(ctx);
 */
export function sweepSends({ store, clock }: StatusContext): void {
  const before = (ms: number): string => new Date(clock.nowMs() - ms).toISOString();
  store.transaction(() => {
    store.db
      .prepare(
        'delete from status_news where created_at < ? and not exists (select 1 from status_send_items i where i.seq = status_news.seq)',
      )
      .run(before(NEWS_LIFE_MS));
    store.db.prepare('delete from status_mail_turns where last_at < ?').run(before(TURN_LIFE_MS));
  });
}
