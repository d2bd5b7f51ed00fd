import { isOwed, pause } from './clock-record.ts';
import type { ClockRules } from './clock-rules.ts';
import { startClock } from './start-clock.ts';
import { isSolved, type TicketRecord } from './ticket-record.ts';

/** Starts whatever a ticket is owed and no clock counts yet, as of an instant. */
export function startOwed(ticket: TicketRecord, startMs: number, rules: ClockRules): void {
  const { present } = ticket;
  if (!ticket.qualified || isSolved(ticket)) return;
  if (!present.first_response && ticket.firstReplyMs === null)
    startClock(ticket, 'first_response', startMs, rules);
  startNext(ticket, startMs, rules);
  if (present.resolution) return;
  startClock(ticket, 'resolution', startMs, rules);
  if (present.resolution && ticket.status === 'pending_customer') pause(present.resolution, startMs);
}

/** A next answer is owed from the oldest unanswered message on, but never from before `notBeforeMs`. */
export function startNext(ticket: TicketRecord, notBeforeMs: number, rules: ClockRules): void {
  const { unansweredMs, present } = ticket;
  if (!ticket.qualified || unansweredMs === null) return;
  if (ticket.firstReplyMs === null && !ticket.wasReopened) return;
  if (isOwed(present.first_response) || isOwed(present.next_response)) return;
  startClock(ticket, 'next_response', Math.max(unansweredMs, notBeforeMs), rules);
}
