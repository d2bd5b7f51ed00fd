import type { Delivery } from '@codepushgo/contract';
import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { organisations } from '#organisations';
import { webhooks } from '#webhooks';
import { at } from '../../platform/columns.ts';
import type { OutsideFailure } from '../../platform/post-outside.ts';

/** Messages for webhooks, written in the transaction that makes their event true. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    /** Also the message's id on the wire, in every attempt. */
    id: text('id').primaryKey(),
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    webhookId: text('webhook_id')
      .notNull()
      .references(() => webhooks.id, { onDelete: 'cascade' }),
    event: text('event').notNull(),
    /** What is posted, byte for byte the same in every attempt. */
    body: text('body').notNull(),
    state: text('state').$type<Delivery['state']>().notNull(),
    /** When it is tried next; null when it is finished. */
    dueAt: at('due_at'),
    /** After this it is given up. */
    expiresAt: at('expires_at').notNull(),
    /** While it is under way: until when nobody else may try it. */
    claimedUntil: at('claimed_until'),
    /** Attempts since it was written or replayed. */
    tries: integer('tries').notNull().default(0),
    /** Attempts ever; the number of the last one. */
    attemptCount: integer('attempt_count').notNull().default(0),
    lastAttemptAt: at('last_attempt_at'),
    lastStatus: integer('last_status'),
    lastFailure: text('last_failure').$type<OutsideFailure>(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    index('webhook_deliveries_log').on(t.orgId, t.webhookId, t.id),
    index('webhook_deliveries_due')
      .on(t.dueAt, t.webhookId)
      .where(sql`${t.state} = 'pending'`),
    index('webhook_deliveries_claimed')
      .on(t.orgId, t.webhookId)
      .where(sql`${t.claimedUntil} IS NOT NULL`),
    index('webhook_deliveries_created').on(t.createdAt),
  ],
);

/** The delivery log: every attempt and what came of it. */
export const webhookAttempts = pgTable(
  'webhook_attempts',
  {
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    deliveryId: text('delivery_id')
      .notNull()
      .references(() => webhookDeliveries.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    at: at('at').notNull(),
    durationMs: integer('duration_ms').notNull(),
    status: integer('status'),
    failure: text('failure').$type<OutsideFailure>(),
    /** The first 1,024 bytes. */
    answer: text('answer').notNull(),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.number] })],
);
