import { ResponseRow, Severity } from '@codepushgo/contract';
import { z } from 'zod';
import type { ClockEvent, CoveredBy } from '#support-clocks';
import type { CaseEvent, SlaCase, SlaFile } from './sla-case-shape.ts';

const Status = z.enum(['new', 'open', 'pending_customer', 'on_hold', 'solved', 'closed']);
const Actor = z.enum(['customer', 'agent', 'system']);
const Cause = z.enum(['customer', 'platform']);
const DAY_MS = 86_400_000;

/** What is paid for; a tier without a row in the table of response times states none. */
function coveredBy(tier: unknown): CoveredBy {
  const row = ResponseRow.safeParse(tier).data ?? null;
  return { responseRow: row, promise: row === null ? 'none' : 'target' };
}

/** What a file of cases calls events that change no clock. */
const QUIET: [RegExp, Extract<ClockEvent['type'], `${string}.${string}`>][] = [
  [/note$/i, 'agent.note'],
  [/autoReply$/i, 'customer.auto_reply'],
  [/^(participant|cc|colleague)\./i, 'participant.message'],
  [/^(system|bot|automation|incident)\./i, 'incident.linked'],
  [/(deleted|redacted)$/i, 'message.redacted'],
];

/** What is known while the events of a case are read one after the other. */
interface Reading {
  one: SlaCase;
  windowMs: number;
  tier: unknown;
  severity: Severity;
  unqualified: Set<string>;
  opened: Set<string>;
  linked: Set<string>;
  solvedAt: Map<string, number>;
}

type Reader = (event: CaseEvent, head: { ticketId: string; at: Date }, reading: Reading) => ClockEvent[];

function noteStatus(
  status: string,
  { ticketId, at }: { ticketId: string; at: Date },
  reading: Reading,
): void {
  const isSolved = status === 'solved' || status === 'closed';
  if (!isSolved) reading.solvedAt.delete(ticketId);
  else if (!reading.solvedAt.has(ticketId)) reading.solvedAt.set(ticketId, at.getTime());
}

const readCreated: Reader = (event, head, reading) => {
  const severity = Severity.parse(event['severity'] ?? reading.severity);
  const qualified = event['qualified'] !== false;
  if (!qualified) reading.unqualified.add(head.ticketId);
  reading.opened.add(head.ticketId);
  const covered = coveredBy(event['tier'] ?? reading.tier);
  return [{ ...head, type: 'ticket.opened', severity, queue: null, qualified, ...covered }];
};

const readMessage: Reader = (event, head, reading) => {
  const solvedAt = reading.solvedAt.get(head.ticketId);
  const isLate = solvedAt !== undefined && head.at.getTime() - solvedAt > reading.windowMs;
  if (!isLate) reading.solvedAt.delete(head.ticketId);
  const message: ClockEvent = { ...head, type: 'customer.message' };
  if (!isLate || typeof event['followUpTicket'] !== 'string') return [message];
  // The store opens a linked ticket for what comes too late.
  return [message, ...readCreated(event, { ...head, ticketId: event['followUpTicket'] }, reading)];
};

const readTier: Reader = (event, head, reading) => {
  const covered = coveredBy(event['to']);
  const becomesPaid = coveredBy(reading.tier).responseRow === null && covered.responseRow !== null;
  reading.tier = event['to'];
  // A project is paid for or not with all its tickets.
  const ids = event.ticket ? [event.ticket] : [...reading.opened];
  return ids.flatMap((ticketId): ClockEvent[] => {
    const changed: ClockEvent = { ...head, ticketId, type: 'coverage.changed', ...covered };
    // Paying was all that such a request waited for.
    if (!becomesPaid || !reading.unqualified.delete(ticketId)) return [changed];
    return [changed, { ...head, ticketId, type: 'ticket.qualified', cause: 'customer' }];
  });
};

const readIncident: Reader = (event, head, reading) => {
  const ids = event.ticket || reading.linked.size === 0 ? [head.ticketId] : [...reading.linked];
  return ids.map((ticketId) => ({ ...head, ticketId, type: 'incident.update' }));
};

const READERS: Record<string, Reader> = {
  asOf: () => [],
  'schedule.updated': () => [],
  'policy.updated': () => [],
  'ticket.created': readCreated,
  'ticket.qualified': (event, head, reading) => {
    reading.unqualified.delete(head.ticketId);
    return [{ ...head, type: 'ticket.qualified', cause: Cause.parse(event['cause']) }];
  },
  'customer.message': readMessage,
  'agent.publicReply': (event, head, reading) => {
    const status = Status.optional().parse(event['status']);
    if (status) noteStatus(status, head, reading);
    return [{ ...head, type: 'agent.reply', ...(status && { status }) }];
  },
  status: (event, head, reading) => {
    const status = Status.parse(event['status']);
    noteStatus(status, head, reading);
    return [{ ...head, type: 'status.changed', status, by: Actor.default('agent').parse(event['by']) }];
  },
  severity: (event, head) => [{ ...head, type: 'severity.changed', severity: Severity.parse(event['to']) }],
  tier: readTier,
  merge: (event, head) => [{ ...head, type: 'ticket.merged', intoTicketId: z.string().parse(event['into']) }],
  'incident.humanUpdate': readIncident,
  'system.incidentAutoLink': (_event, head, reading) => {
    reading.linked.add(head.ticketId);
    return [{ ...head, type: 'incident.linked' }];
  },
};

function readEvent(event: CaseEvent, reading: Reading): ClockEvent[] {
  const head = { ticketId: event.ticket ?? 'A', at: new Date(event.at) };
  const reader = READERS[event.type];
  if (reader) return reader(event, head, reading);
  if (/no_?reply_?needed$/i.test(event.type)) return [{ ...head, type: 'reply.not_needed' }];
  const quiet = QUIET.find(([pattern]) => pattern.test(event.type));
  if (!quiet) throw new Error(`Events of type "${event.type}" are not known.`);
  return [{ ...head, type: quiet[1] } as ClockEvent];
}

/** The events of a case as a ticket's history records them. */
export function eventsOf(file: SlaFile, one: SlaCase): ClockEvent[] {
  const reading: Reading = {
    one,
    windowMs: file.fixtures.reopenWindowDays * DAY_MS,
    tier: one.tier,
    severity: one.severity,
    unqualified: new Set(),
    opened: new Set(),
    linked: new Set(),
    solvedAt: new Map(),
  };
  const inTime = one.events.toSorted((first, second) => Date.parse(first.at) - Date.parse(second.at));
  return inTime.flatMap((event) => readEvent(event, reading));
}
