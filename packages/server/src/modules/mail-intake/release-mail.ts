import { and, between, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { PROCESS_MAIL } from './receive-mail.ts';
import { mailReceived, mailReviews } from './schema.ts';

/**
 * Lets messages go on that were held: all of a flood, or one whose author could not be made out in time. They are
 * judged once more, and how many there are no longer counts. The entry is closed.
 *
 * @returns how many; null when somebody was faster
 * @example const count = await releaseMail(ctx, tx, 'rev_01kb3q0000abcdefghjkmnpqrs');
 */
export async function releaseMail(ctx: Ctx, tx: Tx, reviewId: string): Promise<number | null> {
  const [review] = await tx
    .update(mailReviews)
    .set({ closedAt: ctx.clock.now() })
    .where(and(eq(mailReviews.id, reviewId), isNull(mailReviews.closedAt)))
    .returning();
  if (!review) return null;
  const { floodOf, firstAt, lastAt, receivedId } = review;
  const { pair, senderAddress, receivedAt, state } = mailReceived;
  // A pair is two words, an address one.
  const isFlood =
    floodOf !== null &&
    and(
      floodOf.includes(' ') ? and(eq(pair, floodOf), isNull(senderAddress)) : eq(senderAddress, floodOf),
      eq(state, 'flood'),
      between(receivedAt, firstAt, lastAt),
    );
  const rows = await tx
    .update(mailReceived)
    .set({ state: 'received', settledAt: null })
    .where(isFlood || eq(mailReceived.id, receivedId))
    .returning({ id: mailReceived.id });
  for (const { id } of rows) await ctx.jobs.send(tx, PROCESS_MAIL, { id, isReleased: true });
  return rows.length;
}
