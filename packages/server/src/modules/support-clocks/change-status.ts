import type { TicketStatus } from './clock-events.ts';
import { cancel, type ClockRecord, isOwed, pause, resume, satisfy } from './clock-record.ts';
import { isSolved, type TicketRecord } from './ticket-record.ts';

function moveResolution(clock: ClockRecord | undefined, status: TicketStatus, atMs: number): void {
  if (!clock || clock.cancelledMs !== null) return;
  if (isSolved({ status })) {
    if (isOwed(clock)) satisfy(clock, atMs);
    return;
  }
  const wasSolved = clock.satisfiedMs !== null;
  clock.satisfiedMs = null;
  if (status !== 'pending_customer') return resume(clock, atMs, wasSolved ? 'reopened' : 'resumed');
  pause(clock, atMs);
}

/** Sets a ticket's status, and starts, pauses or stops what follows from it. */
export function changeStatus(
  ticket: TicketRecord,
  status: TicketStatus,
  by: 'customer' | 'agent' | 'system',
  atMs: number,
): void {
  const wasSolved = isSolved(ticket);
  ticket.status = status;
  moveResolution(ticket.present.resolution, status, atMs);
  if (!isSolved({ status })) {
    ticket.solvedMs = null;
    ticket.wasReopened ||= wasSolved;
    return;
  }
  if (!wasSolved) ticket.solvedMs = atMs;
  const { first_response: first, next_response: next } = ticket.present;
  // An agent who solves without a word still owes the first answer; a customer who solves wants none.
  if (by === 'customer' && isOwed(first)) cancel(first, atMs, 'solved_by_customer');
  if (isOwed(next)) cancel(next, atMs, 'solved');
  ticket.unansweredMs = null;
  ticket.awaitsMerged = false;
}
