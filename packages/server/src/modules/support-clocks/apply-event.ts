import { applyAnswer, applyCustomerMessage, applyNoReplyNeeded, applyStatus } from './apply-message.ts';
import { applyCoverage, applyQualified, applySeverity } from './apply-terms.ts';
import { changeStatus } from './change-status.ts';
import type { ClockEvent } from './clock-events.ts';
import type { ClockRules } from './clock-rules.ts';
import { mergeTicket } from './merge-ticket.ts';
import { startOwed } from './start-owed.ts';
import { newTicket, settleTicket, type TicketRecord } from './ticket-record.ts';

/** The events of some ticket are not all there. */
export class MissingEventsError extends Error {
  override readonly name = 'MissingEventsError';
}

function ticketOf(tickets: Map<string, TicketRecord>, ticketId: string): TicketRecord {
  let found = tickets.get(ticketId);
  if (!found)
    throw new MissingEventsError(
      `Ticket ${ticketId} is not opened by any event before. Pass the events of all merged tickets together.`,
    );
  // What arrives at a merged ticket belongs to the one that it was merged into.
  while (found.mergedInto) found = found.mergedInto;
  return found;
}

/** Applies one event to the tickets; the events before it have been applied. */
export function applyEvent(tickets: Map<string, TicketRecord>, event: ClockEvent, rules: ClockRules): void {
  const atMs = event.at.getTime();
  if (event.type === 'ticket.opened') {
    if (tickets.has(event.ticketId)) return;
    const opened = newTicket(event);
    tickets.set(opened.ticketId, opened);
    return startOwed(opened, atMs, rules);
  }
  const ticket = ticketOf(tickets, event.ticketId);
  settleTicket(ticket, atMs);
  if (event.type === 'ticket.merged') {
    const into = ticketOf(tickets, event.intoTicketId);
    if (into === ticket) return;
    settleTicket(into, atMs);
    return mergeTicket(ticket, into, atMs);
  }
  applyToTicket(ticket, event, rules);
}

function applyToTicket(ticket: TicketRecord, event: ClockEvent, rules: ClockRules): void {
  const atMs = event.at.getTime();
  switch (event.type) {
    case 'ticket.qualified':
      return applyQualified(ticket, event, rules);
    case 'customer.message':
      return applyCustomerMessage(ticket, event, rules);
    case 'agent.reply':
      applyAnswer(ticket, atMs);
      if (event.status) changeStatus(ticket, event.status, 'agent', atMs);
      return;
    case 'incident.update':
      return applyAnswer(ticket, atMs);
    case 'status.changed':
      return applyStatus(ticket, event, rules);
    case 'severity.changed':
      return applySeverity(ticket, event, rules);
    case 'coverage.changed':
      return applyCoverage(ticket, event, rules);
    case 'reply.not_needed':
      return applyNoReplyNeeded(ticket, atMs);
  }
}
