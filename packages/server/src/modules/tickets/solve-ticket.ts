import { tellTicket } from '#ticket-requests';
import type { Ticket } from '@codepushgo/contract';
import { mutate } from '#audit';
import { lockTicket, record, showTicket } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import { assertMaySteer, assertOpen } from './assert-open.ts';
import { ticketInOrg } from './ticket-access.ts';

/**
 * Says that a ticket is solved, as the requester or as a developer of its project. Answers that were owed are no
 * longer.
 *
 * @throws Problem `not-found`, `forbidden`; `conflict` when it is solved or merged already
 * @example await solveTicket(ctx, { org: 'acme', ticket: 'CPG-12' });
 */
export async function solveTicket(ctx: Ctx, input: { org: string; ticket: string }): Promise<Ticket> {
  const { ticket: found, permit, by, viewer } = await ticketInOrg(ctx, input, 'ticket.reply');
  assertMaySteer(viewer, found);
  return mutate(ctx, permit, async (tx) => {
    const ticket = await lockTicket(tx, found);
    assertOpen(ticket);
    const after = await record(ctx, tx, ticket, by, [{ kind: 'status', from: ticket.status, to: 'solved' }]);
    await tellTicket(ctx, tx, after, by, { type: 'ticket.solved' });
    const audit = { action: 'ticket.solved', orgId: ticket.orgId, targetType: 'ticket', targetId: ticket.id };
    return { result: await showTicket(ctx, tx, after), audit };
  });
}
