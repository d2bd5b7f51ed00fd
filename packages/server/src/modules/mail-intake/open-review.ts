import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import type { ReceivedRow } from './process-mail.ts';
import { mailReviews, type ReviewReason } from './schema.ts';

const BURST_MS = 10 * 60 * 1000;

/**
 * Puts a message before staff; of a flood only its first message, and the others are counted there.
 *
 * @param floodOf who sends the flood
 */
export async function openReview(
  { clock }: Ctx,
  tx: Tx,
  { id, receivedAt }: ReceivedRow,
  reason: ReviewReason,
  floodOf: string | null = null,
): Promise<void> {
  if (floodOf !== null && (await joinFlood(tx, floodOf, receivedAt))) return;
  await tx.insert(mailReviews).values({
    id: newId('rev', clock),
    reason,
    receivedId: id,
    floodOf,
    messageCount: 1,
    firstAt: receivedAt,
    lastAt: receivedAt,
  });
}

async function joinFlood(tx: Tx, floodOf: string, receivedAt: Date): Promise<boolean> {
  // Messages of one flood are settled side by side, and still make one entry.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`flood ${floodOf}`}, 0))`);
  const since = new Date(receivedAt.getTime() - BURST_MS);
  const joined = await tx
    .update(mailReviews)
    .set({
      messageCount: sql`${mailReviews.messageCount} + 1`,
      lastAt: sql`greatest(${mailReviews.lastAt}, ${receivedAt})`,
    })
    .where(and(eq(mailReviews.floodOf, floodOf), gt(mailReviews.lastAt, since), isNull(mailReviews.closedAt)))
    .returning({ id: mailReviews.id });
  return joined.length > 0;
}
