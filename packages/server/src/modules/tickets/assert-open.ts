import { ticketConflict, type TicketRow } from '#ticket-store';
import { Problem } from '../../platform/problem.ts';
import { maySteer, type Viewer } from './policy.ts';

/**
 * Refuses what is only done to open tickets.
 *
 * @throws Problem `conflict` for a ticket that is solved, closed or merged
 * @example assertOpen(ticket);
 */
export function assertOpen(ticket: TicketRow): void {
  if (ticket.mergedIntoId !== null)
    throw ticketConflict('ticket-merged', 'This ticket goes on as part of another one. Do it there.');
  if (ticket.status === 'solved')
    throw ticketConflict('ticket-solved', 'This ticket is solved. Open it again first.');
  if (ticket.status === 'closed') throw ticketConflict('ticket-closed', 'This ticket is closed.');
}

/**
 * Refuses those who only read or write on a ticket.
 *
 * @example
 * assertMaySteer({ accountId, orgRole: 'viewer', projectRole: 'developer', isParticipant: false }, ticket);
 */
export function assertMaySteer(viewer: Viewer, ticket: TicketRow): void {
  if (maySteer(viewer, ticket)) return;
  throw new Problem(
    'forbidden',
    'Only who asked, or a developer of the project, may do this. Ask one of them.',
    {
      permission: 'ticket.reply',
    },
  );
}
