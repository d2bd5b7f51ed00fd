import { loadMessage, type ReceivedMessage } from '#mail-intake';
import { mutate } from '#audit';
import { authoriseAgent } from '#organisations';
import { becomeMessage, outgoingMails, ticketMails } from '#ticket-mail';
import { showDeskTickets } from '#ticket-handling';
import { findTicket, lockTicket } from '#ticket-store';
import { appendMessage } from '#tickets';
import type { DeskTicket, TicketMail } from '@codepushgo/contract';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { allPartakers } from './find-mail-ticket.ts';
import { mailContent } from './mail-content.ts';
import { ORIGINALS_PATH } from './reviews.ts';

/** The mails of a ticket, oldest first, and what became of those that left. */
export async function listTicketMails(ctx: Ctx, input: { ticket: string }): Promise<{ items: TicketMail[] }> {
  authoriseAgent(ctx.actor, 'ticket.handle', 'read');
  const { orgId, id } = await findTicket(ctx.db, null, input.ticket);
  const came = await ctx.db
    .select()
    .from(ticketMails)
    .where(and(eq(ticketMails.orgId, orgId), eq(ticketMails.ticketId, id)));
  const left = await ctx.db
    .select()
    .from(outgoingMails)
    .where(and(eq(outgoingMails.orgId, orgId), eq(outgoingMails.ticketId, id)));
  const promotable = new Set<string>();
  for (const row of came)
    if (row.kind === 'noted' && isPromotable(row, await loadMessage(ctx.db, row.id))) promotable.add(row.id);
  const items: TicketMail[] = [
    ...came.map((row) => ({
      direction: 'in' as const,
      id: row.id,
      kind: row.kind,
      entryId: row.entryId,
      sender: row.sender,
      subject: row.subject,
      signs: row.signs,
      isPromotable: promotable.has(row.id),
      at: row.receivedAt.toISOString(),
      originalUrl: `${ORIGINALS_PATH}/${row.id}`,
    })),
    ...left.map((row) => ({
      direction: 'out' as const,
      id: row.id,
      kind: row.kind,
      messageId: row.messageId,
      recipient: row.recipient,
      isAutomatic: row.isAutomatic,
      state: row.state,
      detail: row.detail,
      at: row.createdAt.toISOString(),
    })),
  ];
  return { items: items.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) };
}

function isPromotable(row: typeof ticketMails.$inferSelect, message: ReceivedMessage | null): boolean {
  if (row.kind !== 'noted' || row.signs.includes('of_staff')) return false;
  return message?.classification.kind === 'person' && message.authentication.state === 'authenticated';
}

/**
 * Makes a message of a mail that was kept as a note because it looked automatic: its sender wrote it after all.
 *
 * @throws Problem `not-found`; `conflict` for a mail whose sender is not proved, or that is a message already
 * @example await promoteMail(ctx, { ticket: 'CPG-12', mail: 'mai_01kb3q0000abcdefghjkmnpqrs' });
 */
export async function promoteMail(ctx: Ctx, input: { ticket: string; mail: string }): Promise<DeskTicket> {
  const { permit } = authoriseAgent(ctx.actor, 'ticket.handle', 'full');
  const found = await findTicket(ctx.db, null, input.ticket);
  return mutate(ctx, permit, async (tx) => {
    const ticket = await lockTicket(tx, found);
    const ofTicket = and(eq(ticketMails.orgId, ticket.orgId), eq(ticketMails.ticketId, ticket.id));
    const [row] = await tx
      .select()
      .from(ticketMails)
      .where(and(ofTicket, eq(ticketMails.id, input.mail)));
    const message = row && (await loadMessage(tx, row.id));
    if (!message)
      throw new Problem('not-found', `The ticket has no mail "${input.mail}".`, { reason: 'mail-not-found' });
    if (!isPromotable(row, message))
      throw new Problem('conflict', 'Only what a proved sender may have written becomes a message.', {
        reason: 'not-promotable',
      });
    const writer = (await allPartakers(ctx, tx, ticket)).find(
      ({ address }) => address === message.sender?.address,
    );
    if (!writer)
      throw new Problem('conflict', 'Its sender takes no part in this ticket. Open a ticket of their own.', {
        reason: 'not-promotable',
      });
    const { side, accountId } = writer;
    const content = await mailContent(ctx, tx, message);
    // Its id stays with the note: it is the same mail. What is owed counts from when it came.
    const wish = { ...content, channel: 'email' as const, receivedAt: message.receivedAt };
    const done = await appendMessage(ctx, tx, ticket, { side, accountId }, wish);
    await becomeMessage(tx, row, done!.messageId);
    const details = { mail: row.id, messageId: done!.messageId };
    const target = { targetType: 'ticket', targetId: ticket.id, details };
    const [shown] = await showDeskTickets(ctx, tx, [done!.ticket]);
    return { result: shown!, audit: { action: 'ticket.mail-promoted', orgId: ticket.orgId, ...target } };
  });
}
