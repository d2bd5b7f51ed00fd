import { index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts';
import { channels } from '#apps';
import { organisations } from '#organisations';

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/*
 * The first two tables are written behind every update check, so they carry no foreign keys:
 * writers take the organisation from the channel's row, under a lock, and the sweeper removes what is left over.
 */

/** What devices were told, one row each: the latest decision in columns, up to 19 before it in `older`. */
export const deviceDecisions = pgTable(
  'device_decisions',
  {
    orgId: text('org_id').notNull(),
    channelId: text('channel_id').notNull(),
    device: text('device').notNull(),
    /** Which of `decision_traces` holds request, outcome and rules. */
    trace: text('trace').notNull(),
    firstAt: at('first_at').notNull(),
    lastAt: at('last_at').notNull(),
    /** How many equal checks in a row, from `first_at` to `last_at`. */
    count: integer('count').notNull(),
    /** Newest first, each `trace|first|last|count` with times in milliseconds. */
    older: text('older').array().notNull().default([]),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.channelId, t.device] })],
);

/** Decisions apart from the device: many devices that say the same share one. */
export const decisionTraces = pgTable(
  'decision_traces',
  {
    orgId: text('org_id').notNull(),
    channelId: text('channel_id').notNull(),
    /** A digest of the body. */
    id: text('id').notNull(),
    /** JSON: see `trace.ts`. Text, because a request may hold what `jsonb` refuses. */
    body: text('body').notNull(),
    /** Exact to a day. */
    lastUsedAt: at('last_used_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.channelId, t.id] }),
    index('decision_traces_last_used_at').on(t.lastUsedAt),
  ],
);

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
