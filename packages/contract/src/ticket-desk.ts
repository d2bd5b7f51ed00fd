import { z } from 'zod';
import { DeskFilter } from './desk-filter.ts';
import { endpoint, Instant, pageInput, pageOf } from './endpoint.ts';
import { Severity } from './support-terms.ts';
import {
  Ticket,
  TicketDetail,
  TicketEntry,
  TicketFiles,
  TicketName,
  TicketPerson,
  TicketSubject,
  TicketText,
} from './ticket-shapes.ts';

const tag = 'Support desk';

/** A ticket as staff see it. */
export const DeskTicket = Ticket.extend({
  assignee: z.object({ accountId: z.string(), name: z.string() }).nullable(),
  tags: z.array(z.string()),
  /** A customer waits for a word, whether or not a clock runs. */
  awaitsReply: z.boolean(),
});
export type DeskTicket = z.infer<typeof DeskTicket>;

/** One ticket with what staff alone see. */
export const DeskTicketDetail = TicketDetail.omit({ may: true }).extend({
  ...DeskTicket.pick({ assignee: true, tags: true, awaitsReply: true }).shape,
  links: z.array(z.object({ id: z.string(), reference: z.string(), subject: z.string() })),
});
export type DeskTicketDetail = z.infer<typeof DeskTicketDetail>;

const entry = { seq: z.number().int(), at: Instant, by: TicketPerson };

/** What happened on a ticket, notes and the like among it, which customers never see. */
export const DeskEntry = z.discriminatedUnion('kind', [
  ...TicketEntry.options,
  z.object({ ...entry, kind: z.literal('note'), note: z.object({ id: z.string(), text: z.string() }) }),
  z.object({
    ...entry,
    kind: z.literal('assigned'),
    assignee: z.object({ accountId: z.string(), name: z.string() }).nullable(),
  }),
  z.object({ ...entry, kind: z.literal('solved_silently'), reason: z.string() }),
  z.object({ ...entry, kind: z.literal('no_reply_needed'), reason: z.string() }),
  z.object({
    ...entry,
    kind: z.literal('linked'),
    ticket: z.object({ id: z.string(), reference: z.string() }),
  }),
  z.object({ ...entry, kind: z.literal('tagged'), tags: z.array(z.string()) }),
  z.object({ ...entry, kind: z.literal('coverage_changed'), responseRow: z.string().nullable() }),
  z.object({ ...entry, kind: z.literal('received_automatic'), messageId: z.string(), text: z.string() }),
]);
export type DeskEntry = z.infer<typeof DeskEntry>;

/** Somebody who answers tickets. */
export const DeskAgent = z.object({
  accountId: z.string(),
  name: z.string(),
  email: z.string(),
  staff: z.enum(['operator', 'agent']),
  /** How many open tickets the rota gives at most; 0: none. */
  capacity: z.number().int(),
  /** Away: the rota gives none. */
  isAway: z.boolean(),
  openTickets: z.number().int(),
});
export type DeskAgent = z.infer<typeof DeskAgent>;

/** Who is told when an answer is nearly late, or late. */
export const Escalation = z.object({
  /** Staff who get a mail. */
  accounts: z.array(z.object({ accountId: z.string(), name: z.string() })),
  /** The organisation whose webhooks hear `ticket.warning` and `ticket.breached` of all customers; null: none. */
  organisation: z.object({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
});
export type Escalation = z.infer<typeof Escalation>;

const named = { ticket: TicketName };
const reason = z.string().trim().min(1).max(2000);
const path = '/desk/tickets/{ticket}' as const;

/** The endpoints of the support desk. */
export const desk = {
  list: endpoint('agent', {
    method: 'GET',
    path: '/desk/tickets',
    summary: 'Tickets of all customers, what is due next first',
    tag,
  })
    .input(z.object({ ...pageInput, ...DeskFilter.shape }))
    .output(pageOf(DeskTicket)),
  get: endpoint('agent', { method: 'GET', path, summary: 'One ticket, as staff see it', tag })
    .input(z.object(named))
    .output(DeskTicketDetail),
  timeline: endpoint('agent', {
    method: 'GET',
    path: `${path}/timeline`,
    summary: 'All that happened on a ticket, in its order',
    tag,
  })
    .input(z.object({ ...named, ...pageInput }))
    .output(pageOf(DeskEntry)),
  reply: endpoint('agent', {
    method: 'POST',
    path: `${path}/replies`,
    summary: 'Answer the customer',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(
      z.object({
        ...named,
        text: TicketText,
        files: TicketFiles.optional(),
        /**
         * Of the last event that was read, see `timeline` and `present`: refused with `ticket-changed` when others have
         * done something since. Left out: sent whatever happened.
         */
        seq: z.number().int().min(0).optional(),
        /** The status that it is sent with. */
        status: z.enum(['open', 'pending_customer', 'on_hold', 'solved']).default('pending_customer'),
      }),
    )
    .output(DeskTicket),
  note: endpoint('agent', {
    method: 'POST',
    path: `${path}/notes`,
    summary: 'Write a note that staff alone see',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(z.object({ ...named, text: TicketText }))
    .output(DeskTicket),
  assign: endpoint('agent', {
    method: 'PUT',
    path: `${path}/assignee`,
    summary: 'Give a ticket to somebody',
    tag,
  })
    .input(
      z.object({
        ...named,
        /** An account, `me`, `next` for the rota, or null. */ to: z.string().min(1).max(64).nullable(),
      }),
    )
    .output(DeskTicket),
  setStatus: endpoint('agent', {
    method: 'PUT',
    path: `${path}/status`,
    summary: 'Say where a ticket stands',
    tag,
  })
    .input(
      z.object({
        ...named,
        status: z.enum(['open', 'pending_customer', 'on_hold', 'solved']),
        /** Needed to solve what nobody has answered. */
        reason: reason.optional(),
      }),
    )
    .output(DeskTicket),
  noReplyNeeded: endpoint('agent', {
    method: 'POST',
    path: `${path}/no-reply-needed`,
    summary: 'Say that the last message needs no answer',
    tag,
  })
    .input(z.object({ ...named, reason }))
    .output(DeskTicket),
  changeSeverity: endpoint('agent', {
    method: 'PUT',
    path: `${path}/severity`,
    summary: 'Change how grave a ticket is, and say why',
    tag,
  })
    .input(z.object({ ...named, severity: Severity, reason }))
    .output(DeskTicket),
  merge: endpoint('agent', {
    method: 'POST',
    path: `${path}/merge`,
    summary: 'Merge a ticket into another one of the same organisation',
    tag,
  })
    .input(z.object({ ...named, into: TicketName }))
    .output(DeskTicket),
  split: endpoint('agent', {
    method: 'POST',
    path: `${path}/split`,
    summary: 'Make a ticket of its own of some messages',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(
      z.object({ ...named, subject: TicketSubject, messages: z.array(z.string().max(64)).min(1).max(100) }),
    )
    .output(DeskTicket),
  link: endpoint('agent', {
    method: 'POST',
    path: `${path}/links`,
    summary: 'Link a ticket to another one, or to an incident',
    tag,
  })
    .input(
      z
        .object({ ...named, to: TicketName.optional(), incident: z.string().min(1).max(64).optional() })
        .refine(
          ({ to, incident }) => (to === undefined) !== (incident === undefined),
          'name a ticket or an incident',
        ),
    )
    .output(DeskTicket),
  setTags: endpoint('agent', {
    method: 'PUT',
    path: `${path}/tags`,
    summary: 'Set the tags of a ticket',
    tag,
  })
    .input(z.object({ ...named, tags: z.array(z.string().trim().min(1).max(50)).max(20) }))
    .output(DeskTicket),
  answerIncident: endpoint('agent', {
    method: 'POST',
    path: '/desk/incidents/{incident}/updates',
    summary: 'Answer all open tickets that are linked to an incident',
    tag,
  })
    .input(z.object({ incident: z.string().min(1).max(64), text: TicketText }))
    .output(z.object({ answered: z.number().int() })),
  listAgents: endpoint('agent', {
    method: 'GET',
    path: '/desk/agents',
    summary: 'Who answers tickets',
    tag,
  }).output(z.object({ items: z.array(DeskAgent) })),
  setCapacity: endpoint('agent', {
    method: 'PUT',
    path: '/desk/agents/{agent}/capacity',
    summary: 'How many tickets the rota gives somebody',
    tag,
  })
    .input(
      z.object({
        /** An account, or `me`. */ agent: z.string().min(1).max(64),
        capacity: z.number().int().min(0).max(1000),
      }),
    )
    .output(DeskAgent),
  makeAgent: endpoint('operator', {
    method: 'PUT',
    path: '/operator/desk-agents',
    summary: 'Make an agent of somebody who has an account',
    tag,
  })
    .input(z.object({ /** Of the account. */ email: z.email().max(320) }))
    .output(DeskAgent),
  endAgent: endpoint('operator', {
    method: 'DELETE',
    path: '/operator/desk-agents/{agent}',
    summary: 'End the work of an agent; nobody has their open tickets then',
    tag,
  })
    .input(z.object({ /** An account. */ agent: z.string().min(1).max(64) }))
    .output(z.object({ /** Open tickets that nobody has now. */ returned: z.number().int() })),
  getEscalation: endpoint('operator', {
    method: 'GET',
    path: '/operator/support-escalation',
    summary: 'Who is told when an answer is late',
    tag,
  }).output(Escalation),
  setEscalation: endpoint('operator', {
    method: 'PUT',
    path: '/operator/support-escalation',
    summary: 'Choose who is told when an answer is late',
    tag,
  })
    .input(
      z.object({
        accounts: z.array(z.string().min(1).max(64)).max(50),
        /** Slug or id. */
        organisation: z.string().min(1).max(128).nullable(),
      }),
    )
    .output(Escalation),
};
