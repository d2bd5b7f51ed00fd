import { pgTable, text } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';

/** Since when somebody has seen that mail in their name came from others. */
export const mailWarnings = pgTable('mail_warnings', {
  accountId: text('account_id').primaryKey(),
  seenAt: at('seen_at').notNull(),
});
