import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';

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
    theme: text('theme').$type<'light' | 'dark' | 'system'>().notNull().default('system'),
    /** As the IANA database names it; null follows the browser. */
    timeZone: text('time_zone'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('accounts_email').on(sql`lower(${t.email})`),
    uniqueIndex('accounts_user_name').on(t.userName),
  ],
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
    /** What the link brings along, such as a name; secrets only sealed. */
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
