import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';

/** Links in mails by which somebody chooses a project, or confirms a colleague's request, without looking for it. */
export const ticketTokens = pgTable(
  'ticket_tokens',
  {
    /** SHA-256 of what stands in the link. */
    hash: text('hash').primaryKey(),
    orgId: text('org_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    purpose: text('purpose').$type<'project' | 'sponsor'>().notNull(),
    /** Whom the link was mailed to. */
    accountId: text('account_id').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [
    index('ticket_tokens_ticket').on(t.orgId, t.ticketId),
    index('ticket_tokens_expires').on(t.expiresAt),
  ],
);
