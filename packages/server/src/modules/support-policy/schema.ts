import type { SupportPolicy } from '@codepushgo/contract';
import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';

/** Versions of the support policy that operators published, from 2 on; version 1 is `policy-seed.ts`. */
export const supportPolicies = pgTable('support_policies', {
  version: integer('version').primaryKey(),
  policy: jsonb('policy').$type<SupportPolicy>().notNull(),
  effectiveFrom: at('effective_from').notNull(),
  note: text('note').notNull(),
  publishedBy: text('published_by').notNull(),
  publishedAt: at('published_at').notNull(),
});

/** The next version while operators work on it: one row, which stays, so that its revisions are never used twice. */
export const supportPolicyDrafts = pgTable('support_policy_drafts', {
  id: text('id').primaryKey(),
  /** Null after it was published or thrown away. */
  policy: jsonb('policy').$type<SupportPolicy>(),
  revision: integer('revision').notNull(),
  basedOn: integer('based_on').notNull(),
  updatedAt: at('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});
