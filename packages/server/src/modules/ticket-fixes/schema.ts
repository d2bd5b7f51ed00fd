import { sql } from 'drizzle-orm';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';

/** What staff did, or propose, to mend what a ticket is about. */
export const ticketFixes = pgTable(
  'ticket_fixes',
  {
    id: text('id').primaryKey(),
    orgId: text('org_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    kind: text('kind').$type<'override' | 'rollback'>().notNull(),
    state: text('state').$type<'proposed' | 'applied' | 'declined' | 'withdrawn'>().notNull(),
    appId: text('app_id').notNull(),
    channelId: text('channel_id').notNull(),
    /** Null: the first device that arrives is proof. */
    device: text('device'),
    /** Null holds the device where it is. */
    label: text('label'),
    /** The newest release when a roll-back was proposed: what it is to take back. */
    fromLabel: text('from_label'),
    reason: text('reason').notNull(),
    madeBy: text('made_by').notNull(),
    madeAt: at('made_at').notNull(),
    decidedBy: text('decided_by'),
    decidedAt: at('decided_at'),
    /** What a device reports once it has arrived. */
    expects: text('expects'),
    arrivedAt: at('arrived_at'),
  },
  (t) => [
    index('ticket_fixes_ticket').on(t.orgId, t.ticketId, t.id),
    index('ticket_fixes_awaited')
      .on(t.decidedAt)
      .where(sql`${t.state} = 'applied' AND ${t.expects} IS NOT NULL AND ${t.arrivedAt} IS NULL`),
  ],
);
