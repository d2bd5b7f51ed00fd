import { cancel, type ClockRecord, isOpen, isOwed } from './clock-record.ts';
import { compareSeverity, raise } from './retarget.ts';
import { putClock } from './start-clock.ts';
import { owedClocks, type TicketRecord } from './ticket-record.ts';

/** Severity only ever rises by this; clocks that run are promised more. */
export function raiseTicket(ticket: TicketRecord, severity: TicketRecord['severity'], atMs: number): void {
  ticket.severity = severity;
  const { first_response: first, next_response: next, resolution } = ticket.present;
  for (const clock of [first, next, resolution]) raise(clock, ticket, atMs, 'severity_raised');
}

function becauseOf(owed: ClockRecord, atMs: number): ClockRecord['because'] {
  const from = new Date(atMs).toISOString();
  return { code: 'merged', from, ticketId: owed.ticketId, ...owed.promised };
}

/** The nearer due time wins, with the versions and the calendar that set it; so does the nearer warning. */
function tighten(clock: ClockRecord, owed: ClockRecord, atMs: number): void {
  clock.warnMs = Math.min(clock.warnMs!, owed.warnMs!);
  if (owed.dueMs! >= clock.dueMs!) return;
  const { policy, schedule, promised, calendar, dueMs, kind } = owed;
  Object.assign(clock, { policy, schedule, promised, calendar, dueMs, kind, because: becauseOf(owed, atMs) });
}

function moveOwed(to: TicketRecord, owed: ClockRecord, atMs: number): void {
  const { first_response: first, next_response: next } = to.present;
  const mine = [first, next].find(isOwed);
  if (isOpen(mine)) return tighten(mine, owed, atMs);
  // What is overdue already waits for the same answer.
  if (mine) return;
  putClock(to, { ...owed, name: 'next_response', because: becauseOf(owed, atMs) });
  to.unansweredMs = Math.min(to.unansweredMs ?? Infinity, owed.startMs);
  if (compareSeverity(to.severity, owed.promised.severity ?? to.severity) > 0)
    raise(to.present.next_response, to, atMs, 'severity_raised');
}

/** Merges a ticket into another: what it still owes moves there, and what it missed stays with it. */
export function mergeTicket(from: TicketRecord, to: TicketRecord, atMs: number): void {
  const owed = [from.present.first_response, from.present.next_response].find(isOwed);
  if (compareSeverity(from.severity, to.severity) > 0) raiseTicket(to, from.severity, atMs);
  if (isOpen(owed)) moveOwed(to, owed, atMs);
  else if (owed || from.unansweredMs !== null || from.awaitsMerged) to.awaitsMerged = true;
  for (const clock of owedClocks(from)) cancel(clock, atMs, 'merged');
  from.mergedInto = to;
}
