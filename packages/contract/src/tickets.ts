import { z } from 'zod';
import { Empty, endpoint, inOrg, pageInput, pageOf } from './endpoint.ts';
import { EvidenceWish } from './evidence-shapes.ts';
import { Severity } from './support-terms.ts';
import {
  KeptRequest,
  OpenedTicket,
  Ticket,
  TicketCategory,
  TicketDetail,
  TicketEntry,
  TicketFiles,
  TicketName,
  TicketSubject,
  TicketText,
} from './ticket-shapes.ts';
import { LanguageName } from './time-zone.ts';

const tag = 'Tickets';
const inTicket = { ...inOrg, ticket: TicketName };
const written = { text: TicketText, files: TicketFiles.optional() };

/** The endpoints of tickets for customers. */
export const tickets = {
  open: endpoint('ticket.open', {
    method: 'POST',
    path: '/organisations/{org}/tickets',
    summary: 'Ask for help',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(
      z.object({
        ...inOrg,
        subject: TicketSubject,
        ...written,
        category: TicketCategory.default('technical'),
        severity: Severity.default('normal'),
        /** Slug or id. */
        project: z.string().min(1).max(128).optional(),
        language: LanguageName.optional(),
        channel: z.enum(['console', 'api', 'cli']).default('api'),
        /** An open incident that was offered: it is not this. */
        isDifferent: z.boolean().default(false),
        /** The solved ticket that this goes on from. */
        followUpOf: TicketName.optional(),
        /** What is attached to it, as it is then; a request that is declined keeps it for when it becomes a ticket. */
        evidence: EvidenceWish.optional(),
      }),
    )
    .output(OpenedTicket),
  list: endpoint('ticket.read', {
    method: 'GET',
    path: '/organisations/{org}/tickets',
    summary: 'The tickets that you may see, the one changed last first',
    tag,
  })
    .input(
      z.object({
        ...inOrg,
        ...pageInput,
        state: z.enum(['open', 'solved', 'all']).default('all'),
        project: z.string().min(1).max(128).optional(),
        /** Only your own. */
        mine: z.stringbool().default(false),
      }),
    )
    .output(pageOf(Ticket)),
  get: endpoint('ticket.read', {
    method: 'GET',
    path: '/organisations/{org}/tickets/{ticket}',
    summary: 'One ticket, and what is owed',
    tag,
  })
    .input(z.object(inTicket))
    .output(TicketDetail),
  timeline: endpoint('ticket.read', {
    method: 'GET',
    path: '/organisations/{org}/tickets/{ticket}/timeline',
    summary: 'What was written and done on a ticket, in its order',
    tag,
  })
    .input(z.object({ ...inTicket, ...pageInput }))
    .output(pageOf(TicketEntry)),
  reply: endpoint('ticket.reply', {
    method: 'POST',
    path: '/organisations/{org}/tickets/{ticket}/replies',
    summary: 'Write on a ticket',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(z.object({ ...inTicket, ...written, channel: z.enum(['console', 'api', 'cli']).default('api') }))
    .output(Ticket),
  solve: endpoint('ticket.reply', {
    method: 'POST',
    path: '/organisations/{org}/tickets/{ticket}/solve',
    summary: 'Say that it is solved',
    tag,
  })
    .input(z.object(inTicket))
    .output(Ticket),
  reopen: endpoint('ticket.reply', {
    method: 'POST',
    path: '/organisations/{org}/tickets/{ticket}/reopen',
    summary: 'Open a solved ticket again, with a word why',
    tag,
  })
    .input(z.object({ ...inTicket, ...written }))
    .output(Ticket),
  rate: endpoint('ticket.reply', {
    method: 'PUT',
    path: '/organisations/{org}/tickets/{ticket}/rating',
    summary: 'Say how it went',
    tag,
  })
    .input(
      z.object({
        ...inTicket,
        score: z.enum(['good', 'bad']),
        comment: z.string().trim().max(2000).default(''),
      }),
    )
    .output(Ticket),
  changeSeverity: endpoint('ticket.reply', {
    method: 'PUT',
    path: '/organisations/{org}/tickets/{ticket}/severity',
    summary: 'Say how grave it is',
    tag,
  })
    .input(z.object({ ...inTicket, severity: Severity }))
    .output(Ticket),
  chooseProject: endpoint('ticket.open-technical', {
    method: 'PUT',
    path: '/organisations/{org}/tickets/{ticket}/project',
    summary: 'Say which project a ticket is about',
    tag,
  })
    .input(z.object({ ...inTicket, project: z.string().min(1).max(128) }))
    .output(Ticket),
  confirmSponsor: endpoint('ticket.open-technical', {
    method: 'POST',
    path: '/organisations/{org}/tickets/{ticket}/sponsor',
    summary: 'Confirm the request of a colleague who may not ask alone',
    tag,
  })
    .input(z.object(inTicket))
    .output(Ticket),
  invite: endpoint('ticket.reply', {
    method: 'POST',
    path: '/organisations/{org}/tickets/{ticket}/participants',
    summary: 'Let a colleague take part',
    tag,
  })
    .input(z.object({ ...inTicket, /** Id, user name or address. */ account: z.string().min(1).max(320) }))
    .output(Ticket),
  listKept: endpoint('ticket.read', {
    method: 'GET',
    path: '/organisations/{org}/kept-requests',
    summary: 'Your requests that were declined and are kept',
    tag,
  })
    .input(z.object({ ...inOrg, ...pageInput }))
    .output(pageOf(KeptRequest)),
  dropKept: endpoint('ticket.open', {
    method: 'DELETE',
    path: '/organisations/{org}/kept-requests/{request}',
    summary: 'Throw a kept request away',
    tag,
    status: 204,
  })
    .input(z.object({ ...inOrg, request: z.string().min(1).max(64) }))
    .output(Empty),
};
