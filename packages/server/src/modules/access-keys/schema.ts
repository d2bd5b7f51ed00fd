import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts';
import type { KeyScope } from '../../context.ts';
import { at } from '../../platform/columns.ts';

/** Secrets for machines; only their hash is kept. */
export const accessKeys = pgTable(
  'access_keys',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** SHA-256 of the secret, hex. */
    secretHash: text('secret_hash').notNull().unique('access_keys_secret_hash'),
    name: text('name').notNull(),
    scope: jsonb('scope').$type<KeyScope>().notNull(),
    /** True for the keys that the old CLI's browser log-in and `codepushgo login` make. */
    isSession: boolean('is_session').notNull().default(false),
    /** The machine or address that asked for it. */
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    lastUsedAt: at('last_used_at'),
  },
  (t) => [
    index('access_keys_organisation').on(sql`(${t.scope} ->> 'organisationId')`),
    // Names may be 10,000 characters long; a btree entry may not.
    uniqueIndex('access_keys_account_name').on(t.accountId, sql`md5(${t.name})`),
  ],
);
