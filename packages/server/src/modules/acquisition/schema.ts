import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts';
import { channels } from '#channels';
import { organisations } from '#organisations';
import { at } from '../../platform/columns.ts';

/** Devices that get a release of their own. */
export const deviceOverrides = pgTable(
  'device_overrides',
  {
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    channelId: text('channel_id')
      .notNull()
      .references(() => channels.id),
    device: text('device').notNull(),
    /** Null holds the device where it is. */
    label: text('label'),
    reason: text('reason').notNull(),
    createdBy: text('created_by')
      .notNull()
      .references(() => accounts.id),
    createdAt: at('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.channelId, t.device] })],
);
