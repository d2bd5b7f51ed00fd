import { z } from 'zod';
import { Instant } from './endpoint.ts';
import { Doer, event } from './event-kind.ts';
import { ClockName } from './support-clocks.ts';
import { Severity } from './support-terms.ts';
import { TicketCategory, TicketStatus, TicketWait } from './ticket-shapes.ts';

/** A ticket as it is after the event. What was written on it is not told: its page shows that to those who may see it. */
const TicketFacts = z.object({
  id: z.string(),
  reference: z.string(),
  subject: z.string(),
  category: TicketCategory,
  status: TicketStatus,
  waits: TicketWait.nullable(),
  severity: Severity,
  /** Its page in the console. */
  url: z.string(),
});

const OnTicket = z.object({
  organisation: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  project: z.object({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
  by: Doer,
  ticket: TicketFacts,
});

const OnClock = OnTicket.extend({
  clock: ClockName,
  /** `commitment`: a contract promises it. */
  kind: z.enum(['target', 'commitment']),
  /** When the answer was due. */
  dueAt: Instant,
  /** When it happened, which may be before it was noticed. */
  at: Instant,
});

/** Events of tickets. Those about security, abuse and personal data are told to nobody. */
export const ticketEventTypes = {
  'ticket.opened': event({
    version: 1,
    summary: 'Somebody asked for help and it became a ticket',
    needs: null,
    data: OnTicket,
  }),
  'ticket.replied': event({
    version: 1,
    summary: 'A public message was written on a ticket',
    needs: null,
    data: OnTicket.extend({ messageId: z.string(), side: z.enum(['customer', 'participant', 'agent']) }),
  }),
  'ticket.status-changed': event({
    version: 1,
    summary: 'A ticket waits for somebody else, or for something',
    needs: null,
    data: OnTicket.extend({ before: TicketStatus, after: TicketStatus }),
  }),
  'ticket.severity-changed': event({
    version: 1,
    summary: 'A ticket became graver or less grave',
    needs: null,
    data: OnTicket.extend({ before: Severity, after: Severity }),
  }),
  'ticket.solved': event({ version: 1, summary: 'A ticket was solved', needs: null, data: OnTicket }),
  'ticket.reopened': event({
    version: 1,
    summary: 'A solved ticket was opened again',
    needs: null,
    data: OnTicket,
  }),
  'ticket.merged': event({
    version: 1,
    summary: 'A ticket goes on as part of another one',
    needs: null,
    data: OnTicket.extend({ into: z.object({ id: z.string(), reference: z.string() }) }),
  }),
  'ticket.rated': event({
    version: 1,
    summary: 'A requester said how it went',
    needs: null,
    data: OnTicket.extend({ score: z.enum(['good', 'bad']) }),
  }),
  'ticket.split': event({
    version: 1,
    summary: 'Messages of a ticket became a ticket of their own, which is told as opened',
    needs: null,
    data: OnTicket.extend({ into: z.object({ id: z.string(), reference: z.string() }) }),
  }),
  'ticket.project-chosen': event({
    version: 1,
    summary: 'The requester said which project a ticket is about; its clock runs from then on',
    needs: null,
    data: OnTicket,
  }),
  'ticket.sponsored': event({
    version: 1,
    summary: 'A developer confirmed the request of a colleague; its clock runs from then on',
    needs: null,
    data: OnTicket,
  }),
  'ticket.participant-added': event({
    version: 1,
    summary: 'A colleague of the requester takes part in a ticket',
    needs: null,
    data: OnTicket.extend({ /** Who takes part from now on. */ accountId: z.string() }),
  }),
  'ticket.incident-linked': event({
    version: 1,
    summary: 'A ticket was linked to an incident; what is told of that answers it',
    needs: null,
    data: OnTicket.extend({ incident: z.string() }),
  }),
  'ticket.fix-changed': event({
    version: 1,
    summary: 'A release for a device or a roll-back was proposed or applied, decided on, or arrived',
    needs: null,
    data: OnTicket.extend({
      fixId: z.string(),
      step: z.enum(['proposed', 'applied', 'declined', 'withdrawn', 'arrived']),
    }),
  }),
  'ticket.redacted': event({
    version: 1,
    summary: 'Texts were taken out of what was written on a ticket, or files removed',
    needs: null,
    data: OnTicket.extend({ messages: z.number().int(), files: z.number().int() }),
  }),
  'ticket.erased': event({
    version: 1,
    summary: 'What was written on a ticket is gone, at the request of its writer or by its age',
    needs: null,
    data: OnTicket.extend({ why: z.enum(['requester', 'retention']), messages: z.number().int() }),
  }),
  'ticket.warning': event({
    version: 1,
    summary: 'An answer is due soon; told to those whom the operators chose',
    needs: null,
    data: OnClock,
  }),
  'ticket.breached': event({
    version: 1,
    summary: 'An answer was not given in time',
    needs: null,
    data: OnClock,
  }),
};

/** Names of {@link ticketEventTypes}. */
export const ticketEventNames = [
  'ticket.opened',
  'ticket.replied',
  'ticket.status-changed',
  'ticket.severity-changed',
  'ticket.solved',
  'ticket.reopened',
  'ticket.merged',
  'ticket.rated',
  'ticket.split',
  'ticket.project-chosen',
  'ticket.sponsored',
  'ticket.participant-added',
  'ticket.incident-linked',
  'ticket.fix-changed',
  'ticket.redacted',
  'ticket.erased',
  'ticket.warning',
  'ticket.breached',
] as const satisfies readonly (keyof typeof ticketEventTypes)[];
