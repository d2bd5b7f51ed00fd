import { mutate } from '#audit';
import { lockTicket, record, ticketsOfIncident, writeMessage, type TicketRow } from '#ticket-store';
import { cleanText, tellTicket } from '#ticket-requests';
import type { Ctx } from '../../context.ts';
import { agentOf, told, type Agent } from './desk-ticket.ts';

/**
 * Sends what a person wrote about an incident to all open tickets that are linked to it: each is answered.
 *
 * @returns how many were answered
 * @throws Problem `forbidden` for everybody but staff
 * @example await answerIncident(ctx, { incident: 'inc_…', text: 'Downloads work again.' }); // { answered: 12 }
 */
export async function answerIncident(
  ctx: Ctx,
  { incident, text }: { incident: string; text: string },
): Promise<{ answered: number }> {
  const agent = agentOf(ctx, 'full');
  const clean = await cleanText(ctx.db, text);
  let answered = 0;
  // Each in a transaction of its own, so that a thousand tickets do not wait for the last one.
  for (const ticket of await ticketsOfIncident(ctx.db, incident))
    if (await answerOne(ctx, agent, ticket, incident, clean)) answered += 1;
  return { answered };
}

function answerOne(
  ctx: Ctx,
  { permit, by }: Agent,
  found: TicketRow,
  incident: string,
  clean: Awaited<ReturnType<typeof cleanText>>,
): Promise<boolean> {
  return mutate(ctx, permit, async (tx) => {
    const ticket = await lockTicket(tx, found);
    if (ticket.solvedAt !== null || ticket.mergedIntoId !== null) return { result: false, audit: null };
    const messageId = await writeMessage(ctx, tx, ticket, { ...clean, channel: 'console' });
    const after = await record(ctx, tx, ticket, by, [{ kind: 'incident_update', messageId, incident }]);
    await tellTicket(ctx, tx, after, by, { type: 'ticket.replied', messageId, side: 'agent' });
    return { result: true, audit: told('ticket.answered', after, { messageId, incident }) };
  });
}
