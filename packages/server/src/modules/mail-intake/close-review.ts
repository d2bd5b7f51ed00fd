import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import type { MailOutcome } from './received-message.ts';
import { mailReceived, mailReviews } from './schema.ts';

/**
 * Takes an entry off the review queue and keeps what became of its message; of a flood only the entry is closed.
 *
 * @param outcome what staff decided
 * @returns false when somebody was faster
 * @example await closeReview(ctx, tx, 'rev_01kb3q0000abcdefghjkmnpqrs', { kind: 'dropped' });
 */
export async function closeReview(
  { clock }: Ctx,
  tx: Tx,
  reviewId: string,
  outcome: MailOutcome,
): Promise<boolean> {
  const now = clock.now();
  const [closed] = await tx
    .update(mailReviews)
    .set({ closedAt: now })
    .where(and(eq(mailReviews.id, reviewId), isNull(mailReviews.closedAt)))
    .returning();
  if (!closed) return false;
  if (closed.floodOf === null) {
    const isThis = eq(mailReceived.id, closed.receivedId);
    await tx.update(mailReceived).set({ state: outcome.kind, settledAt: now }).where(isThis);
  }
  return true;
}
