import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts';
import type { KeyScope } from '../../context.ts';

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

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

/** Log-ins of the CLI that wait for somebody's approval (RFC 8628); both codes are kept as hashes. */
export const loginDeviceCodes = pgTable(
  'login_device_codes',
  {
    id: text('id').primaryKey(),
    deviceCodeHash: text('device_code_hash').notNull().unique('login_device_codes_device_code'),
    userCodeHash: text('user_code_hash').notNull().unique('login_device_codes_user_code'),
    /** The machine's name, as it says itself. */
    machine: text('machine').notNull(),
    /** Where the request came from, shown to who approves. */
    source: text('source').notNull(),
    status: text('status').$type<'pending' | 'approved' | 'denied'>().notNull(),
    accountId: text('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    lastPolledAt: at('last_polled_at'),
  },
  (t) => [index('login_device_codes_expires').on(t.expiresAt)],
);
