import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts';
import { at } from '../../platform/columns.ts';

/** Browser sessions (better-auth `session`). */
export const loginSessions = pgTable(
  'login_sessions',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    /** SHA-256 of what the cookie holds, hex. */
    token: text('token').notNull().unique('login_sessions_token'),
    expiresAt: at('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [index('login_sessions_account').on(t.accountId)],
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

/** What signs session cookies; made once and shared by all processes on the database. */
export const loginSecrets = pgTable('login_secrets', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
  createdAt: at('created_at').notNull(),
});
