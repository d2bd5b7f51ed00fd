import { cleanText, tellTicket } from '#ticket-requests';
import type { Ticket } from '@codepushgo/contract';
import { mutate } from '#audit';
import { lockTicket, record, showTicket, ticketConflict } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { ticketInOrg } from './ticket-access.ts';

/**
 * Says how it went, once it is solved; the last word counts.
 *
 * @throws Problem `forbidden` for everybody but the requester; `conflict` while it is open
 * @example await rateTicket(ctx, { org: 'acme', ticket: 'CPG-12', score: 'good', comment: '' });
 */
export async function rateTicket(
  ctx: Ctx,
  input: { org: string; ticket: string; score: 'good' | 'bad'; comment: string },
): Promise<Ticket> {
  const { ticket: found, permit, by } = await ticketInOrg(ctx, input, 'ticket.reply');
  if (by.side !== 'customer')
    throw new Problem('forbidden', 'Only who asked may say how it went.', { reason: 'not-requester' });
  const { score } = input;
  return mutate(ctx, permit, async (tx) => {
    const ticket = await lockTicket(tx, found);
    if (ticket.solvedAt === null || ticket.mergedIntoId !== null)
      throw ticketConflict('ticket-not-solved', 'A ticket is rated once it is solved.');
    const comment = (await cleanText(tx, input.comment)).text;
    const set = { ratingScore: score, ratingComment: comment };
    const after = await record(ctx, tx, ticket, by, [{ kind: 'rated', score }], set);
    await tellTicket(ctx, tx, after, by, { type: 'ticket.rated', score });
    const target = { targetType: 'ticket', targetId: ticket.id, details: { score } };
    return {
      result: await showTicket(ctx, tx, after),
      audit: { action: 'ticket.rated', orgId: ticket.orgId, ...target },
    };
  });
}
