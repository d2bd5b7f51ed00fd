import { asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import type { ReceivedMessage } from './received-message.ts';
import { mailAttachments, mailMessages, mailReceived } from './schema.ts';

/**
 * A message again as it was handed over, for instance when staff lets it in from the review queue.
 *
 * @returns null when there is none, or it could not be read; its raw bytes are there all the same
 * @example const message = await loadMessage(tx, 'mai_01kb3q0000abcdefghjkmnpqrs');
 */
export async function loadMessage(db: Db | Tx, id: string): Promise<ReceivedMessage | null> {
  const [found] = await db
    .select({ message: mailMessages, received: mailReceived })
    .from(mailMessages)
    .innerJoin(mailReceived, eq(mailReceived.id, mailMessages.id))
    .where(eq(mailMessages.id, id));
  if (!found) return null;
  const attachments = await db
    .select()
    .from(mailAttachments)
    .where(eq(mailAttachments.messageId, id))
    .orderBy(asc(mailAttachments.number));
  const { receivedAt, messageId, rawBlob, rawSize } = found.received;
  return {
    ...found.message,
    receivedAt,
    messageId: messageId!,
    rawBlob,
    rawSize,
    attachments: attachments.map(({ messageId: _same, ...attachment }) => attachment),
  };
}
