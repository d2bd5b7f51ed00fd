import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';

/*
 * These tables are written behind every update check, so they carry no foreign keys:
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
    /** JSON of the acquisition module. Text, because a request may hold what `jsonb` refuses. */
    body: text('body').notNull(),
    /** Exact to a day. */
    lastUsedAt: at('last_used_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.channelId, t.id] }),
    index('decision_traces_last_used_at').on(t.lastUsedAt),
  ],
);

/** Decisions of the last seconds, many devices a row, until their writer puts them into `device_decisions`. */
export const decisionJournal = pgTable(
  'decision_journal',
  {
    id: text('id').primaryKey(),
    orgId: text('org_id').notNull(),
    channelId: text('channel_id').notNull(),
    /** The process that wrote it. */
    writer: text('writer').notNull(),
    at: at('at').notNull(),
    /** JSON: see `decision-journal.ts`. */
    body: text('body').notNull(),
  },
  (t) => [index('decision_journal_channel').on(t.orgId, t.channelId)],
);
