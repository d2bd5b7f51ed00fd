import type { DeskTicket } from '@codepushgo/contract';
import { addLink, findTicket, record, ticketConflict } from '#ticket-store';
import type { Ctx } from '../../context.ts';
import { handleTicket, told, untold } from './desk-ticket.ts';

/** What a ticket has to do with: one of the two. */
export interface LinkWish {
  ticket: string;
  to?: string | undefined;
  incident?: string | undefined;
}

/**
 * Links a ticket to another one, which staff alone see, or to an incident, which the customer sees too.
 *
 * @throws Problem `not-found`, `forbidden`; `conflict` for the ticket itself
 * @example await linkTicket(ctx, { ticket: 'CPG-12', to: 'CPG-9' });
 */
export async function linkTicket(ctx: Ctx, { ticket: named, to, incident }: LinkWish): Promise<DeskTicket> {
  if (incident !== undefined) return linkIncident(ctx, named, incident);
  const other = await findTicket(ctx.db, null, to ?? '');
  return handleTicket(ctx, named, async (tx, ticket, { by }) => {
    if (other.id === ticket.id) throw ticketConflict('same-ticket', 'A ticket cannot be linked to itself.');
    if (!(await addLink(ctx, tx, ticket, { kind: 'ticket', target: other.id })))
      return { ticket, audit: null };
    const after = await record(ctx, tx, ticket, by, [{ kind: 'linked', ticketId: other.id }]);
    return { ticket: after, audit: untold('ticket.linked', after, { ticketId: other.id }) };
  });
}

async function linkIncident(ctx: Ctx, named: string, incident: string): Promise<DeskTicket> {
  return handleTicket(ctx, named, async (tx, ticket, { by }) => {
    if (!(await addLink(ctx, tx, ticket, { kind: 'incident', target: incident })))
      return { ticket, audit: null };
    const after = await record(ctx, tx, ticket, by, [{ kind: 'incident_linked', incident }]);
    return { ticket: after, audit: told('ticket.incident-linked', after, { incident }) };
  });
}
