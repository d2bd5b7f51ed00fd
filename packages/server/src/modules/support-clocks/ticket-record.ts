import type { ClockName, Severity, SupportQueue } from '@codepushgo/contract';
import type { CoveredBy, EventOf, TicketStatus } from './clock-events.ts';
import { isOwed, settle, type ClockRecord } from './clock-record.ts';

/** A ticket while the fold goes over the events; instants are epoch milliseconds. */
export interface TicketRecord extends CoveredBy {
  ticketId: string;
  severity: Severity;
  queue: SupportQueue | null;
  qualified: boolean;
  status: TicketStatus;
  openedMs: number;
  /** Since when response times are stated without interruption. */
  coveredSinceMs: number;
  solvedMs: number | null;
  /** When a person first answered in public. */
  firstReplyMs: number | null;
  /** It was solved and opened again: from then on each message is owed a next answer. */
  wasReopened: boolean;
  /** The oldest customer message after the first that nobody answered. */
  unansweredMs: number | null;
  /** A merged ticket's answer is still missing, though no clock counts it a second time. */
  awaitsMerged: boolean;
  mergedInto: TicketRecord | null;
  /** The newest clock of each name. */
  present: Partial<Record<ClockName, ClockRecord>>;
  clocks: ClockRecord[];
}

/** A ticket as it begins. */
export function newTicket(event: EventOf<'ticket.opened'>): TicketRecord {
  const { ticketId, severity, queue, qualified, responseRow, promise } = event;
  const openedMs = event.at.getTime();
  return {
    ticketId,
    severity,
    queue,
    qualified,
    responseRow,
    promise,
    status: 'new',
    openedMs,
    coveredSinceMs: openedMs,
    solvedMs: null,
    firstReplyMs: null,
    wasReopened: false,
    unansweredMs: null,
    awaitsMerged: false,
    mergedInto: null,
    present: {},
    clocks: [],
  };
}

/** The present clocks that are owed. */
export function owedClocks({ present }: TicketRecord): ClockRecord[] {
  return [present.first_response, present.next_response, present.resolution].filter(isOwed);
}

/** Dates what fell due before an instant. */
export function settleTicket(ticket: TicketRecord, atMs: number, isLast = false): void {
  for (const clock of owedClocks(ticket)) settle(clock, atMs, isLast);
}

/** Solved, and not opened again. */
export function isSolved({ status }: Pick<TicketRecord, 'status'>): boolean {
  return status === 'solved' || status === 'closed';
}
