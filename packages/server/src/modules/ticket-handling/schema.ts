import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts';
import { at } from '../../platform/columns.ts';

/** What staff say of themselves; whoever has no row gets what `capacity.ts` says. */
export const deskAgents = pgTable('desk_agents', {
  accountId: text('account_id')
    .primaryKey()
    .references(() => accounts.id),
  capacity: integer('capacity').notNull(),
  /** The rota goes on with whoever got none for the longest time. */
  lastGivenAt: at('last_given_at'),
  isAway: boolean('is_away').notNull().default(false),
});

/** Who is told when an answer is late: one row. */
export const supportEscalation = pgTable('support_escalation', {
  id: text('id').primaryKey(),
  accountIds: jsonb('account_ids').$type<string[]>().notNull(),
  organisationId: text('organisation_id'),
  updatedAt: at('updated_at').notNull(),
});

/** When somebody of the staff last opened what is written on a ticket: the audit log tells it once an hour. */
export const deskReadings = pgTable(
  'desk_readings',
  {
    accountId: text('account_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    readAt: at('read_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.ticketId] }), index('desk_readings_read').on(t.readAt)],
);
