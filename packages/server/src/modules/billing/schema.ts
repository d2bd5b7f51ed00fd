import type { BillingChange } from '@codepushgo/contract';
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { organisations } from '#organisations';
import { at } from '../../platform/columns.ts';

/**
 * What was said about an organisation's plan, credits, add-ons and contracts, in order. Only ever appended to:
 * where it stands is read from all of it.
 */
export const billingChanges = pgTable(
  'billing_changes',
  {
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    /** Counts the changes of one organisation from 1. */
    number: integer('number').notNull(),
    /** When it was said; it speaks of no earlier time. */
    at: at('at').notNull(),
    /** The operator's account; null for what the system did. */
    by: text('by'),
    /** Why, in words that the customer may read. */
    reason: text('reason'),
    change: jsonb('change').$type<BillingChange>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.number] }),
    // Finds the customers of a plan.
    index('billing_changes_plan').on(sql`(${t.change} ->> 'plan')`, t.orgId),
  ],
);
