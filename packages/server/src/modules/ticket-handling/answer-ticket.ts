import type { DeskTicket } from '@codepushgo/contract';
import { attachFiles } from '#ticket-files';
import { record, writeMessage, type TicketRow } from '#ticket-store';
import { cleanText, tellTicket } from '#ticket-requests';
import { tellStatus } from '#tickets';
import type { Ctx } from '../../context.ts';
import { assertCurrent } from './assert-current.ts';
import { handleTicket, told } from './desk-ticket.ts';

/** What staff answer. */
export interface Answer {
  ticket: string;
  text: string;
  files?: string[] | undefined;
  /** Of the last event that was read; left out: it is sent whatever happened. */
  seq?: number | undefined;
  status: 'open' | 'pending_customer' | 'on_hold' | 'solved';
}

/**
 * Answers the customer, and says where the ticket stands then. What was owed is answered; whoever answers first gets
 * the ticket.
 *
 * @throws Problem `forbidden`, `not-found`; `conflict` for a merged ticket, and when others have done something that its
 *   writer has not read
 * @example await answerTicket(ctx, { ticket: 'CPG-12', text: 'Please try this.', status: 'pending_customer' });
 */
export async function answerTicket(
  ctx: Ctx,
  { ticket: named, text, files = [], seq, status }: Answer,
): Promise<DeskTicket> {
  return handleTicket(ctx, named, async (tx, ticket, { by, accountId }) => {
    if (seq !== undefined) await assertCurrent(tx, ticket, accountId, seq);
    const clean = await cleanText(tx, text);
    const messageId = await writeMessage(ctx, tx, ticket, {
      ...clean,
      channel: 'console',
      attach: (place) => attachFiles(tx, accountId, files, place),
    });
    const set = ticket.assigneeId === null ? { assigneeId: accountId } : {};
    const after = await record(ctx, tx, ticket, by, [{ kind: 'reply', messageId, status }], set);
    await tellTicket(ctx, tx, after, by, { type: 'ticket.replied', messageId, side: 'agent' });
    const isOver = ({ status: now }: TicketRow): boolean => now === 'solved' || now === 'closed';
    if (isOver(after) && !isOver(ticket)) await tellTicket(ctx, tx, after, by, { type: 'ticket.solved' });
    else if (isOver(ticket) && !isOver(after))
      await tellTicket(ctx, tx, after, by, { type: 'ticket.reopened' });
    else await tellStatus(ctx, tx, ticket, after, by);
    return { ticket: after, audit: told('ticket.answered', after, { messageId, status }) };
  });
}
