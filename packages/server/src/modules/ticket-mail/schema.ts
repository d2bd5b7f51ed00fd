import type { MailSign } from '@codepushgo/contract';
import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';
import type { AutomaticKind } from './automatic-kind.ts';

/** Mails that came and belong to a ticket. */
export const ticketMails = pgTable(
  'ticket_mails',
  {
    /** Of the message as it was taken in. */
    id: text('id').primaryKey(),
    orgId: text('org_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    /** The message on the ticket, or the note. */
    entryId: text('entry_id').notNull(),
    kind: text('kind').$type<'opened' | 'appended' | 'noted'>().notNull(),
    /** `Message-ID` without brackets; one made of the hash where another mail has it. */
    mailId: text('mail_id').notNull(),
    /** Null: it is not known whom it is from. */
    sender: text('sender'),
    subject: text('subject').notNull(),
    signs: jsonb('signs').$type<MailSign[]>().notNull(),
    receivedAt: at('received_at').notNull(),
  },
  (t) => [
    index('ticket_mails_ticket').on(t.orgId, t.ticketId, t.id),
    index('ticket_mails_mail').on(t.mailId),
    index('ticket_mails_sender')
      .on(t.sender)
      .where(sql`${t.sender} IS NOT NULL`),
  ],
);

/** `suppressed`: a breaker held it back. */
export type OutgoingState = 'queued' | 'sent' | 'delayed' | 'bounced' | 'suppressed';

/** Mails that we send: answers of people, and what is sent by itself. One row for each recipient. */
export const outgoingMails = pgTable(
  'outgoing_mails',
  {
    id: text('id').primaryKey(),
    /** `platform` for mail that belongs to no ticket. */
    orgId: text('org_id').notNull(),
    ticketId: text('ticket_id'),
    /** The message on the ticket that it carries. */
    messageId: text('message_id'),
    kind: text('kind').$type<'answer' | AutomaticKind>().notNull(),
    /** Our `Message-ID`, without brackets. */
    mailId: text('mail_id').notNull(),
    recipient: text('recipient').notNull(),
    isAutomatic: boolean('is_automatic').notNull(),
    state: text('state').$type<OutgoingState>().notNull(),
    /** A status such as `5.1.1`, or the breaker that held it back. */
    detail: text('detail'),
    createdAt: at('created_at').notNull(),
    stateAt: at('state_at').notNull(),
  },
  (t) => [
    index('outgoing_mails_mail').on(t.mailId),
    index('outgoing_mails_recipient').on(t.recipient),
    index('outgoing_mails_ticket').on(t.orgId, t.ticketId, t.id),
    index('outgoing_mails_automatic')
      .on(t.recipient, t.createdAt)
      .where(sql`${t.isAutomatic}`),
  ],
);

/** Addresses that mail could not be delivered to, for good. Nothing automatic is sent there until mail comes from there. */
export const deadAddresses = pgTable('dead_addresses', {
  address: text('address').primaryKey(),
  status: text('status').notNull(),
  since: at('since').notNull(),
});

/** Somebody without an account who wrote to the address of a ticket: held until the requester lets them in. */
export const ticketGuests = pgTable(
  'ticket_guests',
  {
    /** Of the message as it was taken in. */
    id: text('id').primaryKey(),
    orgId: text('org_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    address: text('address').notNull(),
    state: text('state').$type<'waiting' | 'admitted' | 'refused'>().notNull(),
    createdAt: at('created_at').notNull(),
    decidedAt: at('decided_at'),
  },
  (t) => [index('ticket_guests_ticket').on(t.orgId, t.ticketId, t.address)],
);
