import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts';
import { organisations } from '#organisations';
import type { Role } from '#organisations';
import { at } from '../../platform/columns.ts';

/** What is paid for and supported; groups the apps of one product. */
export const projects = pgTable(
  'projects',
  {
    id: text('id').primaryKey(),
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    /** Made for a single app by the CodePush wire; goes when that app goes. */
    forOneApp: boolean('for_one_app').notNull().default(false),
    createdAt: at('created_at').notNull(),
    deletedAt: at('deleted_at'),
  },
  (t) => [
    uniqueIndex('projects_org_slug')
      .on(t.orgId, t.slug)
      .where(sql`${t.deletedAt} IS NULL`),
  ],
);

/** Roles on one project; they take the place of the organisation's role there. */
export const projectMembers = pgTable(
  'project_members',
  {
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    role: text('role').$type<Role>().notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.projectId, t.accountId] }),
    index('project_members_account').on(t.accountId),
  ],
);
