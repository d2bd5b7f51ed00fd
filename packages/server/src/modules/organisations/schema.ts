import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts';
import type { Role } from './policy.ts';
import { at } from '../../platform/columns.ts';
import type { Language } from '../../platform/language.ts';

/** Who pays and who works together. Every account has a personal one. */
export const organisations = pgTable(
  'organisations',
  {
    id: text('id').primaryKey(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    /** The account whose personal organisation this is; null for the others. */
    personalAccountId: text('personal_account_id').references(() => accounts.id),
    /** Name and slug as `searchWords` gives them. */
    searchText: text('search_text').notNull().default(''),
    /** As the IANA database names it; of times in mails to the organisation. */
    timeZone: text('time_zone').notNull().default('UTC'),
    /** Of mails to the organisation. */
    language: text('language').$type<Language>().notNull().default('en'),
    createdAt: at('created_at').notNull(),
    /** A deleted organisation keeps its slug for ever, so that old links never lead to strangers. */
    deletedAt: at('deleted_at'),
  },
  (t) => [
    uniqueIndex('organisations_slug').on(t.slug),
    uniqueIndex('organisations_personal_account').on(t.personalAccountId),
    // Operators look for customers by the beginnings of words.
    index('organisations_search').using('gin', sql`to_tsvector('simple', ${t.searchText})`),
  ],
);

/** Roles on the organisation. */
export const organisationMembers = pgTable(
  'organisation_members',
  {
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    role: text('role').$type<Role>().notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.accountId] }),
    index('organisation_members_account').on(t.accountId),
  ],
);
