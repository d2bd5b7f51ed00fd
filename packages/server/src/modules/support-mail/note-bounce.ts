import type { MailOutcome, ReceivedMessage } from '#mail-intake';
import { addressOfAccount, keepReport, mailAutomatically, outgoingMails } from '#ticket-mail';
import { lockTicket } from '#ticket-store';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { noteMail } from './note-mail.ts';

/**
 * Keeps what a delivery report says on the mail that it is about. What has failed for good flags the address, and whoever
 * has the ticket hears of it; a delay changes nothing else. It must name one of our ids, which nobody guesses.
 */
export async function noteBounce(ctx: Ctx, tx: Tx, received: ReceivedMessage): Promise<MailOutcome> {
  const { messageId, recipients } = received.report!;
  const [mail] = await tx.select().from(outgoingMails).where(eq(outgoingMails.mailId, messageId!));
  // What is known already is said once, however often a report comes.
  if (!mail || mail.state === 'bounced') return { kind: 'dropped' };
  // Whoever is on the ticket has seen the ids of mails to the others; each speaks for its own address alone.
  const own = recipients.filter(({ address }) => address === mail.recipient);
  const failed = own.find(({ action }) => action === 'failed');
  const delayed = own.find(({ action }) => action === 'delayed');
  const said = failed ?? delayed;
  const state = failed ? 'bounced' : 'delayed';
  if (said) await keepReport(tx, mail, { state, status: said.status, now: ctx.clock.now() });
  if (mail.ticketId === null) return { kind: 'dropped' };
  const ticket = await lockTicket(tx, { orgId: mail.orgId, id: mail.ticketId });
  if (failed && ticket.assigneeId !== null) {
    const recipient = await addressOfAccount(tx, ticket.assigneeId);
    if (recipient) await mailAutomatically(ctx, tx, { kind: 'not_delivered', recipient, ticket });
  }
  return noteMail(ctx, tx, received, ticket);
}
