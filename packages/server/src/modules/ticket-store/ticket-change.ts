import type { ResponseRow, Severity, SupportQueue, TicketStatus } from '@codepushgo/contract';
import type { z } from 'zod';
import type { ClockEvent } from '#support-clocks';

interface Cover {
  responseRow: z.infer<typeof ResponseRow> | null;
  promise: 'none' | 'target' | 'commitment';
}

/** What an event says, as it is kept. */
export type TicketChange =
  | ({
      kind: 'opened';
      severity: Severity;
      queue: SupportQueue | null;
      qualified: boolean;
      messageId: string;
    } & Cover)
  /** The policy and business hours that judge clocks from now on. */
  | { kind: 'terms'; policyVersion: number; scheduleId: string }
  | { kind: 'qualified'; cause: 'customer' | 'platform' }
  | ({ kind: 'coverage' } & Cover)
  /** A customer or, by the side of the event, a participant wrote; `receivedAt` if it was kept back. */
  | { kind: 'message'; messageId: string; receivedAt?: string }
  | { kind: 'reply'; messageId: string; status: TicketStatus }
  /** `update`: the one of the status site that was passed on. */
  | { kind: 'incident_update'; messageId: string; incident: string; update?: string }
  /** An answer that a machine sent for its owner. */
  | { kind: 'automatic'; messageId: string }
  | { kind: 'note'; noteId: string }
  /** `silence`: why an agent solved it without a word; for staff alone. */
  | { kind: 'status'; from: TicketStatus; to: TicketStatus; silence?: string }
  | { kind: 'severity'; from: Severity; to: Severity; reason: string | null }
  | { kind: 'no_reply_needed'; reason: string }
  | { kind: 'merged'; intoId: string }
  | { kind: 'absorbed'; ticketId: string }
  | { kind: 'split'; ticketId: string; messageIds: string[] }
  | { kind: 'project'; projectId: string }
  | { kind: 'sponsored' }
  | { kind: 'participant'; accountId: string }
  | { kind: 'assigned'; accountId: string | null }
  | { kind: 'tagged'; tags: string[] }
  | { kind: 'linked'; ticketId: string }
  | { kind: 'incident_linked'; incident: string }
  | { kind: 'rated'; score: 'good' | 'bad' }
  | { kind: 'redacted'; messageIds: string[]; fileIds: string[] }
  /** Of each text a digest that only this server can make, so that it can say later whether one was it. */
  | { kind: 'erased'; why: 'requester' | 'retention'; messages: { id: string; digest: string }[] }
  /** Something that staff did or propose, and what became of it. */
  | { kind: 'fix'; fixId: string; step: 'proposed' | 'applied' | 'declined' | 'withdrawn' | 'arrived' };

/** An event as the clocks read it. */
export interface RecordedEvent {
  ticketId: string;
  at: Date;
  side: 'customer' | 'participant' | 'agent' | 'system';
  change: TicketChange;
}

/** What an event tells the clocks; null: nothing. */
export function toClockEvent({ ticketId, at, side, change }: RecordedEvent): ClockEvent | null {
  const base = { ticketId, at };
  switch (change.kind) {
    case 'opened': {
      const { severity, queue, qualified, responseRow, promise } = change;
      return { ...base, type: 'ticket.opened', severity, queue, qualified, responseRow, promise };
    }
    case 'qualified':
      return { ...base, type: 'ticket.qualified', cause: change.cause };
    case 'coverage':
      return { ...base, type: 'coverage.changed', responseRow: change.responseRow, promise: change.promise };
    case 'message': {
      if (side !== 'customer') return { ...base, type: 'participant.message' };
      const received = change.receivedAt === undefined ? {} : { receivedAt: new Date(change.receivedAt) };
      return { ...base, type: 'customer.message', ...received };
    }
    case 'reply':
      return { ...base, type: 'agent.reply', status: change.status };
    case 'incident_update':
      return { ...base, type: 'incident.update' };
    case 'status':
      return {
        ...base,
        type: 'status.changed',
        status: change.to,
        by: side === 'participant' ? 'customer' : side,
      };
    case 'severity':
      return { ...base, type: 'severity.changed', severity: change.to };
    case 'no_reply_needed':
      return { ...base, type: 'reply.not_needed' };
    case 'merged':
      return { ...base, type: 'ticket.merged', intoTicketId: change.intoId };
    default:
      return null;
  }
}
