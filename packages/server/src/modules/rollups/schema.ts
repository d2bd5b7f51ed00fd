import { date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, bytes } from '../../platform/columns.ts';

/*
 * Sums by time, written where the facts are written. Like those they carry no foreign keys: writers take the
 * organisation from the channel's row, and the sweeper removes what is left over.
 */

/** What the counts of a release or native version changed by within an hour; after five weeks within a day. */
export const releaseHours = pgTable(
  'release_hours',
  {
    orgId: text('org_id').notNull(),
    channelId: text('channel_id').notNull(),
    epoch: integer('epoch').notNull(),
    /** The beginning of the hour. */
    at: at('at').notNull(),
    /** A label or a native version. */
    label: text('label').notNull(),
    /** Below zero when more devices left than came. */
    active: integer('active').notNull().default(0),
    downloaded: integer('downloaded').notNull().default(0),
    installed: integer('installed').notNull().default(0),
    failed: integer('failed').notNull().default(0),
    /** Of `failed`: devices that had reported it as running before. */
    failedLater: integer('failed_later').notNull().default(0),
    rolledBack: integer('rolled_back').notNull().default(0),
    /** Of `rolled_back`: without a failure. */
    wentBack: integer('went_back').notNull().default(0),
    anonymousActive: integer('anonymous_active').notNull().default(0),
    anonymousDownloaded: integer('anonymous_downloaded').notNull().default(0),
    anonymousInstalled: integer('anonymous_installed').notNull().default(0),
    anonymousFailed: integer('anonymous_failed').notNull().default(0),
    /** Downloads whose last byte left the server, and all bytes that left it. */
    fullTransfers: integer('full_transfers').notNull().default(0),
    diffTransfers: integer('diff_transfers').notNull().default(0),
    fullBytes: bytes('full_bytes').notNull().default(0),
    diffBytes: bytes('diff_bytes').notNull().default(0),
  },
  // Time before label: what is asked for is always the newest part of a channel.
  (t) => [primaryKey({ columns: [t.orgId, t.channelId, t.epoch, t.at, t.label] })],
);

/** How many devices were active on a day, by the native version they gave first on it. */
export const deviceDays = pgTable(
  'device_days',
  {
    orgId: text('org_id').notNull(),
    channelId: text('channel_id').notNull(),
    day: date('day').notNull(),
    /** As the device wrote it; empty for those that told none, and for what is beyond 500 versions a day. */
    appVersion: text('app_version').notNull(),
    devices: integer('devices').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.channelId, t.day, t.appVersion] })],
);

/** Devices by the day on which they were seen last, so that active ones of any number of days are a short sum. */
export const lastSeenDays = pgTable(
  'last_seen_days',
  {
    orgId: text('org_id').notNull(),
    channelId: text('channel_id').notNull(),
    day: date('day').notNull(),
    devices: integer('devices').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.channelId, t.day] })],
);

/**
 * Devices that told their native version, by the day on which they were seen last, by version and by what they run: the
 * audience of a release. Rows that fall to zero are swept.
 */
export const audienceDays = pgTable(
  'audience_days',
  {
    orgId: text('org_id').notNull(),
    channelId: text('channel_id').notNull(),
    day: date('day').notNull(),
    /** As the device wrote it. */
    appVersion: text('app_version').notNull(),
    /** The history to which `running` belongs, as the device's row has it. */
    epoch: integer('epoch').notNull(),
    /** A label or a native version; empty before the first report. */
    running: text('running').notNull(),
    devices: integer('devices').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.channelId, t.day, t.appVersion, t.epoch, t.running] })],
);
