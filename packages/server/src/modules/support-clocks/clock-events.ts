import type { ResponseRow, Severity, SupportQueue } from '@codepushgo/contract';
import type { z } from 'zod';

/** Where a ticket stands; `new` counts as open. */
export type TicketStatus = 'new' | 'open' | 'pending_customer' | 'on_hold' | 'solved' | 'closed';

/** What is paid for where the ticket belongs to, as `coverageOf` of `#billing` says. */
export interface CoveredBy {
  /** Null: no response times are stated. */
  responseRow: z.infer<typeof ResponseRow> | null;
  promise: 'none' | 'target' | 'commitment';
}

interface Opened extends CoveredBy {
  /** `at` is when the server received it. */
  type: 'ticket.opened';
  severity: Severity;
  /** Null: a technical request, whose coverage decides. */
  queue: SupportQueue | null;
  /** False while the sender is not proved, the project not chosen, or a sponsor missing. */
  qualified: boolean;
}

interface Qualified {
  type: 'ticket.qualified';
  /** Whom it waited for. What waited for the platform counts from its reception. */
  cause: 'customer' | 'platform';
}

interface CustomerMessage {
  type: 'customer.message';
  /** When the server received it, if it was kept back since; otherwise `at`. */
  receivedAt?: Date;
}

interface AgentReply {
  /** A public message that a person wrote; nothing automatic. */
  type: 'agent.reply';
  /** The status that it was sent with. */
  status?: TicketStatus;
}

interface StatusChanged {
  type: 'status.changed';
  status: TicketStatus;
  by: 'customer' | 'agent' | 'system';
}

/** What a ticket's history tells its clocks. */
export type ClockEvent = { ticketId: string; at: Date } & (
  | Opened
  | Qualified
  | CustomerMessage
  | AgentReply
  | StatusChanged
  /** A person wrote about an incident, and it was sent to this ticket. */
  | { type: 'incident.update' }
  | { type: 'severity.changed'; severity: Severity }
  | ({ type: 'coverage.changed' } & CoveredBy)
  /** An agent says, and the audit log keeps, that the last message needs no answer. */
  | { type: 'reply.not_needed' }
  | { type: 'ticket.merged'; intoTicketId: string }
  /** These change no clock. */
  | {
      type:
        | 'agent.note'
        | 'customer.auto_reply'
        | 'participant.message'
        | 'incident.linked'
        | 'message.redacted';
    }
);

/** One kind of event, by its name. */
export type EventOf<T extends ClockEvent['type']> = Extract<ClockEvent, { type: T }>;
