import { loadMessage, type ReceivedMessage } from '#mail-intake';
import { ticketMails } from '#ticket-mail';
import { ticketMessages } from '#ticket-store';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';

/**
 * Whether the same person sent this message before: the same `Message-ID` and the same text, though its way here was
 * another one. A program that uses an id twice for two texts loses nothing.
 */
export async function isRepeatedMail(
  tx: Tx,
  { id, messageId, sender, text, subject }: ReceivedMessage,
): Promise<boolean> {
  const rows = await tx
    .select({ id: ticketMails.id, sender: ticketMails.sender })
    .from(ticketMails)
    .where(eq(ticketMails.mailId, messageId));
  for (const row of rows) {
    if (row.id === id || row.sender !== sender?.address) continue;
    const before = await loadMessage(tx, row.id);
    if (before?.text === text && before.subject === subject) return true;
  }
  return false;
}

/**
 * The id under which answers to a message find their ticket: its own, unless another message has it already. Then one
 * made of its hash, so that nobody keeps a message out by using its id first.
 */
export async function freshMailId(
  { config }: Ctx,
  tx: Tx,
  { messageId, rawBlob, id }: Pick<ReceivedMessage, 'messageId' | 'rawBlob' | 'id'>,
): Promise<string> {
  const used = await tx
    .select({ id: ticketMessages.id })
    .from(ticketMessages)
    .where(eq(ticketMessages.mailId, messageId));
  if (used.length === 0) return messageId;
  return `${rawBlob.slice(0, 40)}.${id}@${config.mailDomain}`;
}
