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
  if (waitsAgain(ctx, lane, send, outcome)) return;
  const isTaken = outcome.is === 'taken';
  if (isTaken && lane === 'mail' && send.kind === 'news') noteMail(ctx, send);
  db.prepare('delete from status_sends where id = ?').run(send.id);
  if (outcome.is === 'dropped') return;
  const { id: sendId, ownerId, kind } = send;
  if (!isTaken)
    ctx.log.warn({ sendId, ownerId, kind, tries: send.tries + 1 }, 'a message to a subscriber was given up');
  if (lane === 'post' || kind === 'news') port.settled(ownerId, isTaken);
}

/** Puts it back into the queue if it is to be tried again. */
function waitsAgain(ctx: StatusContext, lane: 'mail' | 'post', send: Send, outcome: Outcome): boolean {
  if (outcome.is !== 'failed' && outcome.is !== 'broken') return false;
  const isBroken = outcome.is === 'broken';
  const tries = send.tries + 1;
  const wishMs = isBroken ? 0 : outcome.retryAfterMs;
  const againMs = planRetry(isBroken ? 'broken' : lane, tries, ctx.clock.nowMs(), wishMs);
  if (againMs === null) return false;
  // What may have arrived leaves before the end of its incident.
  const rank = isBroken ? RANK.again : null;
  ctx.store.db
    .prepare(
      "update status_sends set state = 'waiting', tries = ?, due_at = ?, rank = coalesce(?, rank) where id = ?",
    )
    .run(tries, new Date(againMs).toISOString(), rank, send.id);
  return true;
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
