import type { DeskFilter, Localised, PolicySectionId } from '@codepushgo/contract';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts';
import type { Language } from '../../platform/language.ts';
import { at } from '../../platform/columns.ts';

/** Filters that staff keep under a name. */
export const deskViews = pgTable(
  'desk_views',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    name: text('name').notNull(),
    isShared: boolean('is_shared').notNull(),
    filter: jsonb('filter').$type<DeskFilter>().notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [index('desk_views_account').on(t.accountId)],
);

/** Versions of texts that operators wrote; version 1 of those that the software brings along is `macro-seed.ts`. */
export const deskMacros = pgTable(
  'desk_macros',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    title: jsonb('title').$type<Localised>().notNull(),
    text: jsonb('text').$type<Localised>().notNull(),
    section: text('section').$type<PolicySectionId>(),
    status: text('status').$type<'open' | 'pending_customer' | 'on_hold' | 'solved'>().notNull(),
    isRetired: boolean('is_retired').notNull(),
    updatedBy: text('updated_by').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.id, t.version] })],
);

/** Who of the staff has a ticket open; a row that was not written again for a while is gone. */
export const deskPresence = pgTable(
  'desk_presence',
  {
    ticketId: text('ticket_id').notNull(),
    accountId: text('account_id').notNull(),
    doing: text('doing').$type<'reading' | 'writing'>().notNull(),
    since: at('since').notNull(),
    seenAt: at('seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.ticketId, t.accountId] }), index('desk_presence_seen').on(t.seenAt)],
);

/** Posts of community channels whose authors were asked by mail whether they may become tickets. */
export const communityPosts = pgTable(
  'community_posts',
  {
    id: text('id').primaryKey(),
    url: text('url').notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    category: text('category').$type<'technical' | 'billing' | 'account'>().notNull(),
    severity: text('severity').$type<'urgent' | 'high' | 'normal' | 'low'>().notNull(),
    language: text('language').$type<Language>().notNull(),
    /** Null: no account has the address, and nothing was mailed. */
    authorId: text('author_id'),
    askedBy: text('asked_by').notNull(),
    /** Of the link; null: nothing was mailed. */
    tokenHash: text('token_hash'),
    askedAt: at('asked_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    acceptedAt: at('accepted_at'),
    orgId: text('org_id'),
    ticketId: text('ticket_id'),
  },
  (t) => [
    uniqueIndex('community_posts_token').on(t.tokenHash),
    index('community_posts_ticket').on(t.orgId, t.ticketId),
  ],
);
