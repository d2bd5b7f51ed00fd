import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at } from './columns.ts';

/** Answers to creations that carried an idempotency key, for a day. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** Whose key it is: the account, so that two people may use the same key. */
    scope: text('scope').notNull(),
    key: text('key').notNull(),
    /** Digest of the request. */
    fingerprint: text('fingerprint').notNull(),
    /** Sealed with the key itself. */
    answer: jsonb('answer').$type<{ value: string }>().notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.key] }), index('idempotency_keys_created').on(t.createdAt)],
);

/** Attempt counters that several processes share; keys are digests. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text('key').primaryKey(),
    points: integer('points').notNull(),
    expire: at('expire'),
  },
  (t) => [index('rate_limits_expire').on(t.expire)],
);

/** Keys that the processes on one database share. */
export const platformSecrets = pgTable('platform_secrets', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});
