import type {
  EntitlementSnapshot,
  FoundSecret,
  ResponseRow,
  Severity,
  SupportChannel,
  TicketCategory,
  TicketQueue,
  TicketStatus,
  TicketWait,
} from '@codepushgo/contract';
import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import type { Language } from '../../platform/language.ts';
import { at } from '../../platform/columns.ts';
import type { TicketChange } from './ticket-change.ts';

/** The policy, business hours and coverage that hold for the next clock of a ticket. */
export interface TicketTerms {
  policyVersion: number;
  scheduleId: string;
  responseRow: z.infer<typeof ResponseRow> | null;
  promise: 'none' | 'target' | 'commitment';
}

/**
 * Requests for help. What follows from the events (`status`, `severity`, `dueAt`, `awaitsReply`) is a cache.
 * `orgId` names an organisation, or `platform` for requests of people without an account.
 */
export const tickets = pgTable(
  'tickets',
  {
    id: text('id').primaryKey(),
    orgId: text('org_id').notNull(),
    number: integer('number').generatedAlwaysAsIdentity().notNull(),
    /** Null: nobody who has an account; then the address is kept. */
    requesterId: text('requester_id'),
    requesterEmail: text('requester_email'),
    language: text('language').$type<Language>().notNull(),
    subject: text('subject').notNull(),
    category: text('category').$type<TicketCategory>().notNull(),
    queue: text('queue').$type<TicketQueue>().notNull(),
    channel: text('channel').$type<SupportChannel>().notNull(),
    status: text('status').$type<TicketStatus>().notNull(),
    waits: text('waits').$type<TicketWait>(),
    severity: text('severity').$type<Severity>().notNull(),
    projectId: text('project_id'),
    assigneeId: text('assignee_id'),
    tags: jsonb('tags').$type<string[]>().notNull().default([]),
    snapshot: jsonb('snapshot').$type<EntitlementSnapshot>().notNull(),
    isSponsored: boolean('is_sponsored').notNull().default(false),
    terms: jsonb('terms').$type<TicketTerms>().notNull(),
    /** Until then coverage does not change by itself. */
    coverageUntil: at('coverage_until'),
    lastSeq: integer('last_seq').notNull().default(0),
    lastEventAt: at('last_event_at').notNull(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
    solvedAt: at('solved_at'),
    /** Of the clock that is due next. */
    dueAt: at('due_at'),
    awaitsReply: boolean('awaits_reply').notNull().default(false),
    mergedIntoId: text('merged_into_id'),
    followUpOfId: text('follow_up_of_id'),
    ratingScore: text('rating_score').$type<'good' | 'bad'>(),
    ratingComment: text('rating_comment'),
    /** When what was written on it was erased. */
    erasedAt: at('erased_at'),
  },
  (t) => [
    uniqueIndex('tickets_number').on(t.number),
    index('tickets_org').on(t.orgId, t.updatedAt, t.id),
    index('tickets_org_project').on(t.orgId, t.projectId, t.updatedAt, t.id),
    index('tickets_org_requester').on(t.orgId, t.requesterId, t.updatedAt, t.id),
    index('tickets_org_open')
      .on(t.orgId)
      .where(sql`${t.status} NOT IN ('solved', 'closed')`),
    index('tickets_merged')
      .on(t.orgId, t.mergedIntoId)
      .where(sql`${t.mergedIntoId} IS NOT NULL`),
    // The desk looks over all organisations; what no clock runs for comes last, the oldest first.
    index('tickets_queue')
      .on(sql`COALESCE(${t.dueAt}, 'infinity'::timestamptz)`, t.id)
      .where(sql`${t.status} NOT IN ('solved', 'closed')`),
    index('tickets_queue_assignee')
      .on(t.assigneeId, sql`COALESCE(${t.dueAt}, 'infinity'::timestamptz)`, t.id)
      .where(sql`${t.status} NOT IN ('solved', 'closed')`),
    index('tickets_queue_org')
      .on(t.orgId, sql`COALESCE(${t.dueAt}, 'infinity'::timestamptz)`, t.id)
      .where(sql`${t.status} NOT IN ('solved', 'closed')`),
    index('tickets_over')
      .on(t.number)
      .where(sql`${t.status} IN ('solved', 'closed')`),
    index('tickets_org_number').on(t.orgId, t.number),
    index('tickets_org_rating')
      .on(t.orgId, t.ratingScore)
      .where(sql`${t.ratingScore} IS NOT NULL`),
    // What happened a moment ago, for those who listen; and what reports count.
    index('tickets_last_event').on(t.lastEventAt),
    index('tickets_created').on(t.createdAt),
    index('tickets_solved_at')
      .on(t.solvedAt)
      .where(sql`${t.solvedAt} IS NOT NULL`),
    index('tickets_coverage')
      .on(t.coverageUntil)
      .where(sql`${t.coverageUntil} IS NOT NULL AND ${t.status} NOT IN ('solved', 'closed')`),
    index('tickets_solved')
      .on(t.solvedAt)
      .where(sql`${t.status} = 'solved'`),
    index('tickets_kept')
      .on(t.solvedAt)
      .where(sql`${t.status} = 'closed' AND ${t.erasedAt} IS NULL`),
    // Somebody's own tickets, wherever they are.
    index('tickets_requester').on(t.requesterId),
    index('tickets_requester_email')
      .on(t.requesterEmail)
      .where(sql`${t.requesterEmail} IS NOT NULL`),
  ],
);

/** What happened on tickets, in the order in which it was recorded. Nothing changes or removes a row. */
export const ticketEvents = pgTable(
  'ticket_events',
  {
    orgId: text('org_id').notNull(),
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    seq: integer('seq').notNull(),
    /** Orders events of several tickets at one instant. */
    id: text('id').notNull(),
    /** When the server received or did it; never a date that a mail says of itself. */
    at: at('at').notNull(),
    side: text('side').$type<'customer' | 'participant' | 'agent' | 'system'>().notNull(),
    accountId: text('account_id'),
    change: jsonb('change').$type<TicketChange>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.ticketId, t.seq] }),
    // Solutions, for reports.
    index('ticket_events_solves')
      .on(t.at)
      .where(sql`(${t.change} ->> 'to') = 'solved' OR (${t.change} ->> 'status') = 'solved'`),
  ],
);

/** What was written for everybody on a ticket. */
export const ticketMessages = pgTable(
  'ticket_messages',
  {
    id: text('id').primaryKey(),
    orgId: text('org_id').notNull(),
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    text: text('text').notNull(),
    html: text('html'),
    hidden: text('hidden'),
    channel: text('channel').$type<SupportChannel>().notNull(),
    secrets: jsonb('secrets').$type<FoundSecret[]>().notNull(),
    /** The `Message-ID` of a mail, without brackets. */
    mailId: text('mail_id'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    index('ticket_messages_ticket').on(t.orgId, t.ticketId, t.id),
    // What staff search by words.
    index('ticket_messages_words').using('gin', sql`to_tsvector('simple'::regconfig, ${t.text})`),
    // A mail is appended once, and answers to it find their ticket.
    uniqueIndex('ticket_messages_mail')
      .on(t.mailId)
      .where(sql`${t.mailId} IS NOT NULL`),
  ],
);

/** What staff write for themselves: a table that nothing shown to customers reads. */
export const ticketNotes = pgTable(
  'ticket_notes',
  {
    id: text('id').primaryKey(),
    orgId: text('org_id').notNull(),
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    text: text('text').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    index('ticket_notes_ticket').on(t.orgId, t.ticketId, t.id),
    index('ticket_notes_words').using('gin', sql`to_tsvector('simple'::regconfig, ${t.text})`),
  ],
);

/** Colleagues of the requester who take part. */
export const ticketParticipants = pgTable(
  'ticket_participants',
  {
    orgId: text('org_id').notNull(),
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    accountId: text('account_id').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.ticketId, t.accountId] }),
    index('ticket_participants_account').on(t.orgId, t.accountId),
    index('ticket_participants_own').on(t.accountId),
  ],
);

/** Other tickets and incidents that a ticket has to do with. */
export const ticketLinks = pgTable(
  'ticket_links',
  {
    orgId: text('org_id').notNull(),
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    kind: text('kind').$type<'ticket' | 'incident'>().notNull(),
    target: text('target').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.ticketId, t.kind, t.target] }),
    index('ticket_links_target').on(t.kind, t.target),
  ],
);
