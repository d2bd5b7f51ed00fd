import { accounts } from '#accounts';
import { organisations, type Role } from '#organisations';
import { sql } from 'drizzle-orm';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';

/** Invitations by e-mail; the token in the link is kept as its hash. */
export const invitations = pgTable(
  'invitations',
  {
    id: text('id').primaryKey(),
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    email: text('email').notNull(),
    role: text('role').$type<Role>().notNull(),
    tokenHash: text('token_hash').notNull().unique('invitations_token_hash'),
    invitedBy: text('invited_by')
      .notNull()
      .references(() => accounts.id),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    acceptedAt: at('accepted_at'),
    revokedAt: at('revoked_at'),
  },
  (t) => [index('invitations_org').on(t.orgId, t.id), index('invitations_email').on(sql`lower(${t.email})`)],
);
