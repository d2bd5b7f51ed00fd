import type { Severity } from '@codepushgo/contract';
import { applyEvent } from './apply-event.ts';
import type { ClockEvent, TicketStatus } from './clock-events.ts';
import { type Clock, clockRow } from './clock-row.ts';
import type { ClockRules } from './clock-rules.ts';
import { owedClocks, settleTicket, type TicketRecord } from './ticket-record.ts';

/** What the events say of a ticket itself. */
export interface TicketStanding {
  ticketId: string;
  status: TicketStatus;
  severity: Severity;
  /** The ticket that it was merged into, at the end of the chain. */
  mergedInto: string | null;
  /** Whether the customer waits for an answer, counted by a clock or not. */
  awaitsReply: boolean;
}

/** Tickets and their clocks as they are at one instant, in the order in which they began. */
export interface Folded {
  tickets: TicketStanding[];
  clocks: Clock[];
}

function standing(ticket: TicketRecord): TicketStanding {
  let end = ticket;
  while (end.mergedInto) end = end.mergedInto;
  const { ticketId, status, severity } = ticket;
  const isOwed = owedClocks(ticket).some(({ name }) => name !== 'resolution');
  const isWaiting = isOwed || ticket.unansweredMs !== null || ticket.awaitsMerged;
  return {
    ticketId,
    status,
    severity,
    mergedInto: end === ticket ? null : end.ticketId,
    awaitsReply: isWaiting && end === ticket,
  };
}

/**
 * Computes all clocks of some tickets from what happened to them: one pass over the events, and nothing else is read.
 * The same events give the same clocks, so kept rows can be made again at any time.
 *
 * @param events of one ticket and of every ticket merged with it, in the order in which they were recorded; they are
 *   taken in the order of their instants
 * @param rules all versions of policy and business hours that may have held; each clock keeps those of its start
 * @param asOf later events are left out
 * @throws MissingEventsError when an event speaks of a ticket that none opens
 * @throws NeverOpenError when business hours never come
 * @example
 * const opened = new Date('2026-11-24T17:00:00+01:00');
 * const event = { ticketId: 'tkt_1', at: opened, type: 'ticket.opened', severity: 'high', queue: null } as const;
 * const paid = { responseRow: 'payg', promise: 'target', qualified: true } as const;
 * const day = [{ open: '06:00', close: '18:00' }];
 * const schedule = { timeZone: 'Europe/Paris', weekly: { 1: day, 2: day, 3: day, 4: day, 5: day }, exceptions: [] };
 * const policy = {
 *   ...{ version: 1, from: opened, businessDayHours: 12, warnFraction: 0.75, reopenWindowDays: 14 },
 *   ...{ responseTimes: { payg: { high: { value: 2, unit: 'bh' } as const } }, queues: {} },
 * };
 * const rules = { policies: [policy], schedules: [{ version: 1, from: opened, schedule }] };
 * foldClocks([{ ...event, ...paid }], rules, opened).clocks[0]?.dueAt; // Wednesday 25 November, 07:00 in Paris
 */
export function foldClocks(events: readonly ClockEvent[], rules: ClockRules, asOf: Date): Folded {
  const tickets = new Map<string, TicketRecord>();
  const asOfMs = asOf.getTime();
  // Sorting what is sorted is one pass; of events at one instant the first recorded comes first.
  for (const event of events.toSorted((first, second) => first.at.getTime() - second.at.getTime())) {
    if (event.at.getTime() > asOfMs) break;
    applyEvent(tickets, event, rules);
  }
  const all = [...tickets.values()];
  for (const ticket of all) settleTicket(ticket, asOfMs, true);
  return {
    tickets: all.map(standing),
    clocks: all.flatMap(({ clocks }) => clocks.map((clock) => clockRow(clock, asOfMs))),
  };
}
