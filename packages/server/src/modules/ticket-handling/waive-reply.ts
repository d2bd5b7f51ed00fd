import type { DeskTicket } from '@codepushgo/contract';
import { record } from '#ticket-store';
import { assertOpen } from '#tickets';
import type { Ctx } from '../../context.ts';
import { handleTicket, told } from './desk-ticket.ts';

/**
 * Says that the last message of the customer needs no answer, such as a thank-you. A first answer is owed all the same.
 *
 * @throws Problem `conflict` for a ticket that is not open; `forbidden`, `not-found`
 * @example await waiveReply(ctx, { ticket: 'CPG-12', reason: 'They said thank you.' });
 */
export async function waiveReply(ctx: Ctx, input: { ticket: string; reason: string }): Promise<DeskTicket> {
  const { reason } = input;
  return handleTicket(ctx, input.ticket, async (tx, ticket, { by }) => {
    assertOpen(ticket);
    const after = await record(ctx, tx, ticket, by, [{ kind: 'no_reply_needed', reason }]);
    return { ticket: after, audit: told('ticket.reply-waived', after) };
  });
}
