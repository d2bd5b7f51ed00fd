import { ResponseRow } from '@codepushgo/contract';
import type { EventOf } from './clock-events.ts';
import { isOwed, satisfy, settle } from './clock-record.ts';
import type { ClockRules } from './clock-rules.ts';
import { raiseTicket } from './merge-ticket.ts';
import { compareSeverity, lower, raise } from './retarget.ts';
import { startClock } from './start-clock.ts';
import { startOwed } from './start-owed.ts';
import type { TicketRecord } from './ticket-record.ts';

/** The request may be answered now. What waited for the platform counts from its reception. */
export function applyQualified(
  ticket: TicketRecord,
  event: EventOf<'ticket.qualified'>,
  rules: ClockRules,
): void {
  if (ticket.qualified) return;
  ticket.qualified = true;
  const { openedMs, coveredSinceMs, firstReplyMs, present } = ticket;
  const startMs = event.cause === 'customer' ? event.at.getTime() : Math.max(openedMs, coveredSinceMs);
  if (firstReplyMs !== null && startMs <= firstReplyMs) {
    // An agent answered while it was still held back.
    startClock(ticket, 'first_response', startMs, rules);
    if (isOwed(present.first_response)) {
      settle(present.first_response, firstReplyMs);
      satisfy(present.first_response, firstReplyMs);
    }
  }
  startOwed(ticket, startMs, rules);
}

/** Severity raised or lowered: promises that run change with it, others wait for the next clock. */
export function applySeverity(
  ticket: TicketRecord,
  event: EventOf<'severity.changed'>,
  rules: ClockRules,
): void {
  const atMs = event.at.getTime();
  const change = compareSeverity(event.severity, ticket.severity);
  if (change > 0) raiseTicket(ticket, event.severity, atMs);
  if (change < 0) {
    ticket.severity = event.severity;
    const { first_response: first, next_response: next, resolution } = ticket.present;
    for (const clock of [first, next, resolution]) lower(clock, event.severity, atMs);
  }
  if (change !== 0) startOwed(ticket, atMs, rules);
}

const rank = (row: TicketRecord['responseRow']): number =>
  row === null ? -1 : ResponseRow.options.indexOf(row);

/** What is paid for changed: more is promised at once, less only from the next clock on. */
export function applyCoverage(
  ticket: TicketRecord,
  event: EventOf<'coverage.changed'>,
  rules: ClockRules,
): void {
  const atMs = event.at.getTime();
  const before = rank(ticket.responseRow);
  const { responseRow, promise } = event;
  Object.assign(ticket, { responseRow, promise });
  if (rank(responseRow) <= before) return;
  if (before < 0) ticket.coveredSinceMs = atMs;
  const { first_response: first, next_response: next, resolution } = ticket.present;
  for (const clock of [first, next, resolution]) {
    raise(clock, ticket, atMs, 'tier_raised');
    if (
      isOwed(clock) &&
      clock.breachedMs === null &&
      clock.promised.queue === null &&
      promise === 'commitment'
    )
      clock.kind = 'commitment';
  }
  startOwed(ticket, atMs, rules);
}
