import type { DeskTicket } from '@codepushgo/contract';
import { mutate } from '#audit';
import {
  addParticipant,
  findTicket,
  lockTickets,
  mergedWith,
  record,
  referenceOf,
  ticketConflict,
  type TicketRow,
} from '#ticket-store';
import { tellTicket } from '#ticket-requests';
import { assertOpen } from '#tickets';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { agentOf, showDeskTickets, told, type Agent } from './desk-ticket.ts';

const PRIVATE: TicketRow['category'][] = ['security', 'abuse', 'data_protection'];

/**
 * Merges a ticket into another one of the same organisation: what it still owes is owed there, and who asked takes
 * part there.
 *
 * @returns the ticket that goes on
 * @throws Problem `conflict` for two organisations, the same ticket, private ones of two people, or one that is not open
 * @example await mergeTickets(ctx, { ticket: 'CPG-13', into: 'CPG-12' });
 */
export async function mergeTickets(ctx: Ctx, input: { ticket: string; into: string }): Promise<DeskTicket> {
  const agent = agentOf(ctx, 'full');
  const from = await findTicket(ctx.db, null, input.ticket);
  const into = await findTicket(ctx.db, null, input.into);
  assertFit(from, into);
  return mutate(ctx, agent.permit, async (tx) => {
    const merged = [...(await mergedWith(tx, from)), ...(await mergedWith(tx, into))].map(({ id }) => id);
    const held = await lockTickets(tx, from.orgId, [...new Set([...merged, from.id, into.id])]);
    const [source, target] = [from, into].map(({ id }) => held.find((one) => one.id === id)!);
    assertOpen(source!);
    assertOpen(target!);
    const after = await merge(ctx, tx, source!, target!, agent);
    const details = { into: target!.id };
    const audit = [
      told('ticket.merged', source!, details),
      told('ticket.absorbed', target!, { ticketId: source!.id }),
    ];
    return { result: (await showDeskTickets(ctx, tx, [after]))[0]!, audit };
  });
}

async function merge(
  ctx: Ctx,
  tx: Tx,
  source: TicketRow,
  target: TicketRow,
  { by }: Agent,
): Promise<TicketRow> {
  const gone = await record(ctx, tx, source, by, [{ kind: 'merged', intoId: target.id }], {
    mergedIntoId: target.id,
  });
  const { requesterId } = source;
  if (requesterId !== null && requesterId !== target.requesterId)
    await addParticipant(ctx, tx, target, requesterId);
  const [fresh] = await lockTickets(tx, target.orgId, [target.id]);
  const after = await record(ctx, tx, fresh!, by, [{ kind: 'absorbed', ticketId: source.id }]);
  const into = { id: target.id, reference: referenceOf(target) };
  await tellTicket(ctx, tx, gone, by, { type: 'ticket.merged', into });
  return after;
}

function assertFit(from: TicketRow, into: TicketRow): void {
  if (from.id === into.id) throw ticketConflict('same-ticket', 'A ticket cannot be merged into itself.');
  if (from.orgId !== into.orgId)
    throw ticketConflict(
      'other-organisation',
      'Tickets of two organisations cannot be merged: each would see the other’s.',
    );
  const isPrivate = [from, into].some(({ category }) => PRIVATE.includes(category));
  if (
    isPrivate &&
    (from.requesterId !== into.requesterId || from.requesterId === null || from.category !== into.category)
  )
    throw ticketConflict(
      'other-organisation',
      'Private requests are merged only with others of the same person and kind.',
    );
}
