import type { MailOutcome, ReceivedMessage } from '#mail-intake';
import { cleanText } from '#ticket-requests';
import { record, writeMessage, writeNote, type TicketRow } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { keepMail } from './keep-mail.ts';
import { mailContent } from './mail-content.ts';

/**
 * Keeps a mail on a ticket for staff alone: it starts no clock, opens nothing again and is answered by nobody.
 *
 * @param staffId an agent wrote it, from a mail program
 */
export async function noteMail(
  ctx: Ctx,
  tx: Tx,
  received: ReceivedMessage,
  ticket: TicketRow,
  staffId?: string,
): Promise<MailOutcome> {
  const content = await mailContent(ctx, tx, received);
  const { mailId } = { mailId: received.messageId };
  if (staffId !== undefined) {
    const { text } = await cleanText(tx, content.text);
    const entryId = await writeNote(ctx, tx, ticket, text);
    await record(ctx, tx, ticket, { side: 'agent', accountId: staffId }, [{ kind: 'note', noteId: entryId }]);
    await keepMail(tx, received, { ticket, entryId, kind: 'noted', mailId, signs: ['of_staff'] });
    return { kind: 'noted', ticketId: ticket.id };
  }
  const { text, secrets } = await cleanText(tx, content.text);
  const entryId = await writeMessage(ctx, tx, ticket, { ...content, text, secrets, channel: 'email' });
  await record(ctx, tx, ticket, { side: 'system', accountId: null }, [
    { kind: 'automatic', messageId: entryId },
  ]);
  await keepMail(tx, received, { ticket, entryId, kind: 'noted', mailId });
  return { kind: 'noted', ticketId: ticket.id };
}
