import { accounts } from '#accounts';
import { filesOf } from '#ticket-files';
import { lockTicket, referenceOf, ticketMessages, type TicketRow } from '#ticket-store';
import { and, desc, eq, ne } from 'drizzle-orm';
import type { Ctx, TicketSpoken } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { mailAutomatically, ticketUrl } from './mail-automatically.ts';
import { partakersOf } from './partakers.ts';
import { queueMail } from './queue-mail.ts';
import { ticketMails } from './schema.ts';
import { answerFooter, filesLine } from './texts.ts';

/**
 * Mails what was said on a ticket: an answer of staff to everybody who takes part, and the word that a customer wrote to
 * whoever has the ticket. Notes never come here.
 */
export async function mailWhatWasSaid(ctx: Ctx, tx: Tx, spoken: TicketSpoken): Promise<void> {
  const { orgId, ticketId } = spoken;
  const ticket = await lockTicket(tx, { orgId, id: ticketId });
  if (spoken.side === 'agent') return mailAnswer(ctx, tx, ticket, spoken.messageId);
  if (ticket.assigneeId === null || ticket.assigneeId === spoken.accountId) return;
  const recipient = await addressOfAccount(tx, ticket.assigneeId);
  if (recipient) await mailAutomatically(ctx, tx, { kind: 'customer_wrote', recipient, ticket });
}

async function mailAnswer(ctx: Ctx, tx: Tx, ticket: TicketRow, messageId: string): Promise<void> {
  const { orgId, language } = ticket;
  const [message] = await tx
    .select({ text: ticketMessages.text })
    .from(ticketMessages)
    .where(and(eq(ticketMessages.orgId, orgId), eq(ticketMessages.id, messageId)));
  const files = (await filesOf(tx, orgId, [messageId])).get(messageId) ?? [];
  const url = await ticketUrl(ctx, tx, ticket);
  const reference = referenceOf(ticket);
  const parts = (isRegistered: boolean): string[] => [
    message!.text,
    ...(files.length > 0 ? [filesLine[language](files.length)] : []),
    answerFooter[language](reference, isRegistered ? url : null),
  ];
  const subject = `Re: [${reference}] ${await subjectOf(tx, ticket)}`;
  for (const { address, accountId } of await partakersOf(ctx, tx, ticket)) {
    const text = `${parts(accountId !== null).join('\n\n')}\n`;
    await queueMail(ctx, tx, { kind: 'answer', recipient: address, ticket, messageId, subject, text });
  }
}

/** As the customer wrote it last, so that their mail program keeps the conversation together. */
async function subjectOf(tx: Tx, { orgId, id, subject }: TicketRow): Promise<string> {
  const [last] = await tx
    .select({ subject: ticketMails.subject })
    .from(ticketMails)
    .where(and(eq(ticketMails.orgId, orgId), eq(ticketMails.ticketId, id), ne(ticketMails.kind, 'noted')))
    .orderBy(desc(ticketMails.id))
    .limit(1);
  return bareSubject(last?.subject ?? '') || subject;
}

/**
 * A subject without what programs put before it.
 *
 * @example bareSubject('Re: TR : [CPG-12] Help'); // 'Help'
 */
export function bareSubject(subject: string): string {
  return subject.replace(/^(?:\s*(?:(?:re|tr|fwd?|aw|sv|rép)\s*:|\[CPG-\d{1,12}\]))+\s*/i, '').trim();
}

/**
 * The address of an account; undefined when it is gone.
 *
 * @example const address = await addressOfAccount(tx, account.id);
 */
export async function addressOfAccount(tx: Tx, accountId: string): Promise<string | undefined> {
  const [row] = await tx.select({ email: accounts.email }).from(accounts).where(eq(accounts.id, accountId));
  return row?.email.toLowerCase();
}

/** Asks the requester how it went, once a ticket is closed for good. */
export async function mailRating(
  ctx: Ctx,
  tx: Tx,
  { orgId, ticketId }: { orgId: string; ticketId: string },
): Promise<void> {
  const ticket = await lockTicket(tx, { orgId, id: ticketId });
  if (ticket.requesterId === null || ticket.mergedIntoId !== null || ticket.ratingScore !== null) return;
  const asked = (await partakersOf(ctx, tx, ticket)).find(({ side }) => side === 'customer');
  if (asked) await mailAutomatically(ctx, tx, { kind: 'rating', recipient: asked.address, ticket });
}
