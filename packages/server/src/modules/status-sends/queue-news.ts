import type { StatusContext } from '#status';
import type { News } from '#status-messages';
import { insertSend, RANK } from './insert-send.ts';

/** A reader gets at most one mail of news in so long a time, but for the end of an event. */
export const BETWEEN_MAILS_MS = 5 * 60 * 1000;

/**
 * Queues news for one reader; inside the caller's transaction. They join a mail that still waits and was never tried,
 * so nobody gets more than one mail in five minutes. The end of an event is a mail of its own, due at once; what
 * waited about the same event goes with it.
 *
 * @example ctx.store.transaction(() => queueNews(ctx, subscriber.id, news));
 */
export function queueNews(
  ctx: StatusContext,
  ownerId: string,
  news: Pick<News, 'seq' | 'eventId' | 'isClosing'>,
): void {
  const { db } = ctx.store;
  const open = openMail(ctx, ownerId);
  const closing = news.isClosing
    ? insertSend(ctx, { ownerId, lane: 'mail', kind: 'news', rank: RANK.closing })
    : null;
  if (open && closing) takeOver(ctx, open, closing, news.eventId);
  const sendId = closing ?? open ?? openNew(ctx, ownerId);
  db.prepare('insert into status_send_items values (?, ?) on conflict do nothing').run(sendId, news.seq);
}

function openMail({ store }: StatusContext, ownerId: string): string | null {
  const row = store.db
    .prepare(
      `select id from status_sends
       where owner_id = ? and lane = 'mail' and kind = 'news' and rank = ${RANK.news} and is_frozen = 0`,
    )
    .get(ownerId);
  return row ? String(row.id) : null;
}

function openNew(ctx: StatusContext, ownerId: string): string {
  const last = ctx.store.db.prepare('select last_at from status_mail_turns where owner_id = ?').get(ownerId);
  const earliest = last ? Date.parse(String(last.last_at)) + BETWEEN_MAILS_MS : 0;
  const dueAt = new Date(Math.max(ctx.clock.nowMs(), earliest)).toISOString();
  return insertSend(ctx, { ownerId, lane: 'mail', kind: 'news', rank: RANK.news, dueAt });
}

function takeOver({ store }: StatusContext, from: string, to: string, eventId: string): void {
  store.db
    .prepare(
      'update status_send_items set send_id = ? where send_id = ? and seq in (select seq from status_news where event_id = ?)',
    )
    .run(to, from, eventId);
  store.db
    .prepare(
      'delete from status_sends where id = ? and not exists (select 1 from status_send_items where send_id = ?)',
    )
    .run(from, from);
}
