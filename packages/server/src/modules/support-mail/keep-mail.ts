import type { MailSign } from '@codepushgo/contract';
import type { ReceivedMessage } from '#mail-intake';
import { keepTicketMail } from '#ticket-mail';
import { cleanText } from '#ticket-requests';
import type { TicketRow } from '#ticket-store';
import type { Tx } from '../../platform/db.ts';
import { signsOf } from './mail-content.ts';

/** What a mail became on a ticket. */
export interface Kept {
  ticket: Pick<TicketRow, 'orgId' | 'id'>;
  entryId: string;
  kind: 'opened' | 'appended' | 'noted';
  mailId: string;
  signs?: MailSign[];
}

/** Remembers which mail a message on a ticket is, so that answers to it find the ticket. */
export async function keepMail(tx: Tx, received: ReceivedMessage, kept: Kept): Promise<void> {
  const { ticket, entryId, kind, mailId, signs = [] } = kept;
  const { id, sender, receivedAt, authentication } = received;
  // It leaves again with every answer.
  const subject = (await cleanText(tx, received.subject)).text;
  const row = { id, orgId: ticket.orgId, ticketId: ticket.id, entryId, kind, mailId, subject, receivedAt };
  const told = { sender: sender?.address ?? null, signs: [...signsOf(received), ...signs] };
  await keepTicketMail(tx, { ...row, ...told }, authentication.state === 'authenticated');
}
