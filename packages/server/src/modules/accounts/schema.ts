import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { KeyScope } from '../../context.ts';

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** People. better-auth calls this model `user`. */
export const accounts = pgTable(
  'accounts',
  {
    id: text('id').primaryKey(),
    /** The name that people see. */
    name: text('name').notNull(),
    /** Lower case; always proved, see {@link loginVerifications}. */
    email: text('email').notNull(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text('image'),
    /** URL-safe; also the slug of the personal organisation and the wire's `owner`. */
    userName: text('user_name').notNull(),
    staff: text('staff').$type<'operator' | 'agent'>(),
    language: text('language').$type<'en' | 'fr'>().notNull().default('en'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('accounts_email').on(sql`lower(${t.email})`),
    uniqueIndex('accounts_user_name').on(t.userName),
  ],
);

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

/** Ways to prove who one is: the password hash, later others (better-auth `account`). */
export const loginCredentials = pgTable(
  'login_credentials',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    providerId: text('provider_id').notNull(),
    providerAccountId: text('provider_account_id').notNull(),
    passwordHash: text('password_hash'),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: at('access_token_expires_at'),
    refreshTokenExpiresAt: at('refresh_token_expires_at'),
    scope: text('scope'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [index('login_credentials_account').on(t.accountId)],
);

/**
 * Single-use links (better-auth `verification`, with columns of ours). The token in a link is kept as its hash,
 * inside `identifier`.
 */
export const loginVerifications = pgTable(
  'login_verifications',
  {
    id: text('id').primaryKey(),
    /** `<purpose>:<SHA-256 of the token, hex>`. */
    identifier: text('identifier').notNull().unique('login_verifications_identifier'),
    /** Whom it is for: an address or an account's id. */
    value: text('value').notNull(),
    purpose: text('purpose').notNull(),
    /** What the link brings along, such as a name; no secrets. */
    payload: jsonb('payload').$type<Record<string, string>>().notNull(),
    expiresAt: at('expires_at').notNull(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    index('login_verifications_value').on(t.value, t.purpose),
    index('login_verifications_expires').on(t.expiresAt),
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

/** What signs session cookies; made once and shared by all processes on the database. */
export const loginSecrets = pgTable('login_secrets', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
  createdAt: at('created_at').notNull(),
});

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
