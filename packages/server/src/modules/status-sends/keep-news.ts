import type { StatusContext } from '#status';
import type { News } from '#status-messages';

/**
 * Keeps news before the first send of them is queued.
 *
 * @example ctx.store.transaction(() => keepNews(ctx, news));
 */
export function keepNews({ store, clock }: StatusContext, news: News): void {
  store.db
    .prepare('insert into status_news values (?, ?, ?, ?) on conflict do nothing')
    .run(news.seq, news.eventId, JSON.stringify(news), clock.now().toISOString());
}

/** What a mail tells, in the order in which it became true. */
export function newsOfSend({ store }: StatusContext, sendId: string): News[] {
  return store.db
    .prepare(
      'select n.data from status_send_items i join status_news n on n.seq = i.seq where i.send_id = ? order by n.seq',
    )
    .all(sendId)
    .map(({ data }) => JSON.parse(String(data)) as News);
}
