import type { PlanCatalogue } from '@codepushgo/contract';
import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';

/** Versions of the plan catalogue that operators published, from 2 on; version 1 is `catalogue-seed.ts`. */
export const planCatalogues = pgTable('plan_catalogues', {
  version: integer('version').primaryKey(),
  catalogue: jsonb('catalogue').$type<PlanCatalogue>().notNull(),
  effectiveFrom: at('effective_from').notNull(),
  note: text('note').notNull(),
  publishedBy: text('published_by').notNull(),
  publishedAt: at('published_at').notNull(),
});
