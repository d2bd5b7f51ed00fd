import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts';
import { organisations } from '#organisations';
import type { Role } from '#organisations';
import { projects } from '#projects';
import { at } from '../../platform/columns.ts';

/** Installable binary lines. A name is unique in its organisation. */
export const apps = pgTable(
  'apps',
  {
    id: text('id').primaryKey(),
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id),
    name: text('name').notNull(),
    displayName: text('display_name').notNull(),
    /** As given: `ios`, `android`, `windows`, `macos`, or the App Center spelling; null when the old wire named none. */
    os: text('os'),
    /** The framework as App Center spells it, for instance `React-Native`. */
    framework: text('framework'),
    /** PEM; when set, every release must carry a signature that this key verifies. */
    signingPublicKey: text('signing_public_key'),
    createdAt: at('created_at').notNull(),
    deletedAt: at('deleted_at'),
    /** Set 30 days after the deletion; from then on nothing of it can be restored. */
    purgedAt: at('purged_at'),
  },
  (t) => [
    // Names may be 1,000 characters long; a btree entry may not.
    uniqueIndex('apps_org_name')
      .on(t.orgId, sql`md5(${t.name})`)
      .where(sql`${t.deletedAt} IS NULL`),
    index('apps_org_project').on(t.orgId, t.projectId),
    index('apps_deleted')
      .on(t.deletedAt)
      .where(sql`${t.deletedAt} IS NOT NULL AND ${t.purgedAt} IS NULL`),
  ],
);

/** Grants on one app alone; they take the place of the project's role there. */
export const appMembers = pgTable(
  'app_members',
  {
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    appId: text('app_id')
      .notNull()
      .references(() => apps.id),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    role: text('role').$type<Role>().notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.appId, t.accountId] }),
    index('app_members_account').on(t.accountId),
  ],
);
