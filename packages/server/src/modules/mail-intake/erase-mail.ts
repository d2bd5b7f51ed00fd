import { and, gt, inArray, isNull, lt, ne, or } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { mailAttachments, mailMessages, mailReceived, mailReviews } from './schema.ts';

const isSettled = ne(mailReceived.state, 'received');
const isThere = gt(mailReceived.rawSize, 0);

/** Mails of authenticated senders, and mails by their `Message-ID`. */
export interface MailsOf {
  addresses: string[];
  mailIds: string[];
}

/**
 * The ids of settled mails that are still there. Of no organisation by their nature.
 *
 * @example const ids = await findMails(tx, { addresses: ['zoe@example.com'], mailIds: [] });
 */
export async function findMails(db: Db | Tx, { addresses, mailIds }: MailsOf): Promise<string[]> {
  const wanted = [
    ...(addresses.length > 0 ? [inArray(mailReceived.senderAddress, addresses)] : []),
    ...(mailIds.length > 0 ? [inArray(mailReceived.messageId, mailIds)] : []),
  ];
  if (wanted.length === 0) return [];
  const rows = await db
    .select({ id: mailReceived.id })
    .from(mailReceived)
    .where(and(isSettled, isThere, or(...wanted)));
  return rows.map(({ id }) => id);
}

/**
 * The ids of mails that were settled before an instant, the oldest first, at most `limit`.
 *
 * @example const ids = await findOldMails(ctx.db, new Date('2026-01-01T00:00:00Z'), 100);
 */
export async function findOldMails(db: Db, before: Date, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: mailReceived.id })
    .from(mailReceived)
    .where(and(isSettled, isThere, lt(mailReceived.settledAt, before)))
    .orderBy(mailReceived.settledAt)
    .limit(limit);
  return rows.map(({ id }) => id);
}

/**
 * Erases mails: the original, what was read in it, its files, and who sent it from where. That one came, and what
 * became of it, stays; nobody is asked to look at it any more.
 *
 * @example await eraseMails(ctx, tx, ['mai_01kb3q0000abcdefghjkmnpqrs']);
 */
export async function eraseMails({ clock }: Ctx, tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.delete(mailAttachments).where(inArray(mailAttachments.messageId, ids));
  await tx.delete(mailMessages).where(inArray(mailMessages.id, ids));
  await tx
    .update(mailReviews)
    .set({ closedAt: clock.now(), floodOf: null })
    .where(and(inArray(mailReviews.receivedId, ids), isNull(mailReviews.closedAt)));
  await tx
    .update(mailReceived)
    .set({
      envelopeFrom: null,
      envelopeTo: [],
      remoteAddress: null,
      helo: null,
      pair: '',
      rawBlob: '',
      rawSize: 0,
      messageId: null,
      senderAddress: null,
    })
    .where(inArray(mailReceived.id, ids));
}
