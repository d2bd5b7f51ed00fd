import type { StatusContext } from '#status';
import { dropSends, queueMail } from '#status-sends';
import { findSubscriber } from './subscriber.ts';

/** A mailbox that refused so many mails in a row is sent none any more. */
const MOST_REFUSALS = 3;

/**
 * Notes that a message was taken, or given up; inside the caller's transaction. An endpoint that took nothing for
 * about an hour is sent nothing more, and the mailbox on file is told.
 */
export function noteOutcome(ctx: StatusContext, id: string, isTaken: boolean): void {
  const { db } = ctx.store;
  if (isTaken) {
    db.prepare('update status_subscribers set failures = 0 where id = ? and failures > 0').run(id);
    return;
  }
  const row = db
    .prepare(
      'update status_subscribers set failures = failures + 1, missed_at = ? where id = ? returning failures',
    )
    .get(ctx.clock.now().toISOString(), id);
  const subscriber = row ? findSubscriber(ctx, id) : null;
  if (!subscriber) return;
  const isMailbox = subscriber.kind === 'email';
  if (isMailbox && Number(row!.failures) < MOST_REFUSALS) return;
  db.prepare('update status_subscribers set quarantined_at = ? where id = ?').run(
    ctx.clock.now().toISOString(),
    id,
  );
  dropSends(ctx, id);
  if (!isMailbox) queueMail(ctx, id, 'quarantine');
  ctx.log.info(
    { subscriberId: id, kind: subscriber.kind },
    'a subscriber of the status site takes nothing any more',
  );
}
