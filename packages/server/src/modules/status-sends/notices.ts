import type { StatusContext } from '#status';
import type { News } from '#status-messages';
import type { SendPort } from './port.ts';

/**
 * Counts the mails of an announcement from now on. Inside the caller's transaction.
 *
 * @example if (news.isAnnouncement) openNotice(ctx, news);
 */
export function openNotice({ store }: StatusContext, { seq, eventId, updateId }: News): void {
  store.db
    .prepare(
      'insert into status_notices (seq, maintenance_id, update_id) values (?, ?, ?) on conflict do nothing',
    )
    .run(seq, eventId, updateId);
}

/**
 * Every mail of an announcement is queued. Inside the caller's transaction.
 *
 * @example closeNotice(ctx, news.seq);
 */
export function closeNotice({ store }: StatusContext, seq: number): void {
  store.db.prepare('update status_notices set is_queued = 1 where seq = ?').run(seq);
}

/** A mail has left: it counts for each announcement in it. */
export function countNotice({ store }: StatusContext, sendId: string, at: string): void {
  store.db
    .prepare(
      `update status_notices set sent_count = sent_count + 1, last_sent_at = ?
       where recorded_at is null and seq in (select seq from status_send_items where send_id = ?)`,
    )
    .run(at, sendId);
}

// A broken mailbox must not hold up the notice to all others: tried once is enough, as long as one mail has left.
const FINISHED = `
select * from status_notices n where is_queued = 1 and recorded_at is null and not exists (
  select 1 from status_send_items i join status_sends s on s.id = i.send_id
  where i.seq = n.seq and (s.tries = 0 or n.sent_count = 0))`;

/**
 * Hands on each announcement whose last mail has left. One that reached nobody is not handed on: nobody was told, so
 * the time counts.
 */
export function recordNotices({ store, clock }: StatusContext, port: SendPort): void {
  if (!store.db.prepare(FINISHED).get()) return;
  store.transaction(() => {
    for (const row of store.db.prepare(FINISHED).all()) {
      const count = Number(row.sent_count);
      const maintenanceId = String(row.maintenance_id);
      const updateId = String(row.update_id);
      if (count > 0) port.noticeLeft({ maintenanceId, updateId, sentAt: String(row.last_sent_at), count });
      store.db
        .prepare('update status_notices set recorded_at = ? where seq = ?')
        .run(clock.now().toISOString(), row.seq!);
    }
  });
}
