import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { KeyScope } from '../../context.ts';

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** People. better-auth calls this model `user`. */
export const accounts = pgTable(
  'accounts',
  {
    id: text('id').primaryKey(),
    /** The name that people see. */
    name: text('name').notNull(),
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

/** Single-use links and codes (better-auth `verification`). */
export const loginVerifications = pgTable(
  'login_verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: at('expires_at').notNull(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [index('login_verifications_identifier').on(t.identifier)],
);

/** Device-authorisation requests of the CLI (RFC 8628; better-auth `deviceCode`). */
export const loginDeviceCodes = pgTable(
  'login_device_codes',
  {
    id: text('id').primaryKey(),
    deviceCode: text('device_code').notNull().unique('login_device_codes_device_code'),
    userCode: text('user_code').notNull().unique('login_device_codes_user_code'),
    accountId: text('account_id').references(() => accounts.id, { onDelete: 'cascade' }),
    status: text('status').notNull(),
    expiresAt: at('expires_at').notNull(),
    lastPolledAt: at('last_polled_at'),
    pollingInterval: integer('polling_interval'),
    clientId: text('client_id'),
    scope: text('scope'),
    createdAt: at('created_at'),
    updatedAt: at('updated_at'),
  },
  (t) => [index('login_device_codes_expires').on(t.expiresAt)],
);

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
    // Names may be 10,000 characters long; a btree entry may not.
    uniqueIndex('access_keys_account_name').on(t.accountId, sql`md5(${t.name})`),
  ],
);
