import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';

/*
 * Written behind update checks and downloads, so there are no foreign keys: the writer takes the organisation from
 * the channel's row, and the sweeper removes what is old.
 */

/** What devices of an organisation asked in a minute, and how much of it the platform failed. */
export const checkMinutes = pgTable(
  'check_minutes',
  {
    orgId: text('org_id').notNull(),
    minute: at('minute').notNull(),
    checks: integer('checks').notNull(),
    failedChecks: integer('failed_checks').notNull(),
    downloads: integer('downloads').notNull(),
    failedDownloads: integer('failed_downloads').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.minute] }), index('check_minutes_minute').on(t.minute)],
);

/** Minutes in which the platform counted at all, for whomever. Of no organisation. */
export const countedMinutes = pgTable('counted_minutes', {
  minute: at('minute').primaryKey(),
  /** Failures of which nobody could say whose they were. */
  unplaced: integer('unplaced').notNull(),
  /** Whether counts of it were given up, so that nothing said of it is the whole. */
  isLost: boolean('is_lost').notNull().default(false),
});
