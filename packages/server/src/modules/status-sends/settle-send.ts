import type { StatusContext } from '#status';
import { releaseClaim } from './claim-sends.ts';
import { RANK } from './insert-send.ts';
import { countNotice } from './notices.ts';
import type { Outcome } from './outcome.ts';
import type { SendPort } from './port.ts';
import { BETWEEN_MAILS_MS } from './queue-news.ts';
import { planRetry } from './retry-plan.ts';
import type { Send } from './send.ts';

/** Writes down what came of an attempt; inside the caller's transaction. */
export function settleSend(
  ctx: StatusContext,
  port: SendPort,
  lane: 'mail' | 'post',
  { send, outcome }: { send: Send; outcome: Outcome },
): void {
  const { db } = ctx.store;
  if (outcome.is === 'untried') return releaseClaim(ctx, send.id);
  const tries = send.tries + 1;
  const againMs =
    outcome.is === 'failed' ? planRetry(lane, tries, ctx.clock.nowMs(), outcome.retryAfterMs) : null;
  if (againMs !== null) {
    const dueAt = new Date(againMs).toISOString();
    db.prepare("update status_sends set state = 'waiting', tries = ?, due_at = ? where id = ?").run(
      tries,
      dueAt,
      send.id,
    );
    return;
  }
  if (outcome.is === 'taken' && lane === 'mail' && send.kind === 'news') noteMail(ctx, send);
  db.prepare('delete from status_sends where id = ?').run(send.id);
  if (lane === 'post' || send.kind === 'news') port.settled(send.ownerId, outcome.is === 'taken');
}

function noteMail(ctx: StatusContext, { id, ownerId }: Send): void {
  const { db } = ctx.store;
  const now = ctx.clock.now().toISOString();
  countNotice(ctx, id, now);
  db.prepare(
    'insert into status_mail_turns values (?, ?) on conflict (owner_id) do update set last_at = excluded.last_at',
  ).run(ownerId, now);
  const earliest = new Date(ctx.clock.nowMs() + BETWEEN_MAILS_MS).toISOString();
  db.prepare(
    `update status_sends set due_at = max(due_at, ?)
     where owner_id = ? and lane = 'mail' and kind = 'news' and rank <> ${RANK.closing}`,
  ).run(earliest, ownerId);
}
