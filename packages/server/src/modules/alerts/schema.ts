import type { AlertEvent } from '@codepushgo/contract';
import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts';
import { organisations } from '#organisations';
import { at } from '../../platform/columns.ts';

/** Which events of an organisation reach which member by mail; no row means none. */
export const alertSubscriptions = pgTable(
  'alert_subscriptions',
  {
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    events: jsonb('events').$type<AlertEvent[]>().notNull(),
    /** The only projects that count; null for all. */
    projectIds: jsonb('project_ids').$type<string[]>(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.accountId] })],
);
