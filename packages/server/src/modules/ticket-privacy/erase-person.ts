import type { SupportData } from '@codepushgo/contract';
import type { AuditEntry } from '#audit';
import { eraseMails, findMails } from '#mail-intake';
import { eraseFilesOf, eraseLooseFiles } from '#ticket-files';
import { eraseKept } from '#ticket-requests';
import { eraseMessagesOf, eraseTicket, type Erased, type TicketRow } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { isBy, ownMessages, type OwnTickets } from './own-tickets.ts';

/** Whose data it is. */
export interface Person {
  /** Null: somebody without an account. */
  accountId: string | null;
  email: string;
}

/**
 * Erases what one person wrote to support, within the caller's transaction: all of the tickets that this person
 * opened, but for the words of colleagues; and this person's own words elsewhere.
 */
export async function erasePerson(
  ctx: Ctx,
  tx: Tx,
  { accountId, email }: Person,
  own: OwnTickets,
): Promise<{ counts: SupportData; audit: AuditEntry[] }> {
  const messages = (await ownMessages(tx, own, accountId)).length;
  const isTheirs = isBy(own, accountId);
  const mailIds: string[] = [];
  const audit: AuditEntry[] = [];
  let files = 0;
  const settle = async (erased: Erased, isWhole: boolean): Promise<void> => {
    files += await afterErasing(ctx, tx, erased, isWhole);
    mailIds.push(...erased.mailIds);
    if (isWhole || erased.messageIds.length > 0) audit.push(erasedEntry(erased.ticket, 'requester'));
  };
  for (const ticket of own.opened)
    await settle(await eraseTicket(ctx, tx, ticket, 'requester', accountId), true);
  for (const ticket of own.joined) await settle(await eraseMessagesOf(ctx, tx, ticket, isTheirs), false);
  const mails = await findMails(tx, { addresses: [email], mailIds });
  await eraseMails(ctx, tx, mails);
  const keptRequests = accountId === null ? 0 : await eraseKept(tx, accountId);
  if (accountId !== null) await eraseLooseFiles(tx, accountId);
  await ctx.news.personErased(ctx, tx, { accountId, email: email.toLowerCase() });
  const tickets = own.opened.length + own.joined.length;
  return { counts: { tickets, messages, files, keptRequests, mails: mails.length }, audit };
}

/** Erases what belongs to erased messages, and tells other parts; how many files that were. */
export async function afterErasing(
  ctx: Ctx,
  tx: Tx,
  { ticket: { orgId, id }, messageIds }: Erased,
  isWhole: boolean,
): Promise<number> {
  await ctx.news.ticketErased(ctx, tx, { orgId, ticketId: id, messageIds, isWhole });
  return eraseFilesOf(tx, orgId, messageIds);
}

/** What the audit log of the organisation says: never whose data it was beyond what the ticket says. */
export function erasedEntry({ id, orgId }: TicketRow, why: 'requester' | 'retention'): AuditEntry {
  return { action: 'ticket.erased', orgId, targetType: 'ticket', targetId: id, details: { why } };
}
