import { sql } from 'drizzle-orm';
import { date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';

/*
 * These tables are written by every report and behind every update check, so they carry no foreign keys:
 * writers take the organisation from the channel's row, under a lock, and the sweeper removes what is left over.
 */

/** Devices of a channel, known from their checks and reports. */
export const devices = pgTable(
  'devices',
  {
    orgId: text('org_id').notNull(),
    channelId: text('channel_id').notNull(),
    device: text('device').notNull(),
    /** What it runs by its own report: a label or a native version; null before the first one. */
    running: text('running'),
    /** The `history_epoch` of the channel to which `running` belongs. */
    epoch: integer('epoch').notNull(),
    /** The native version it gave last, as it wrote it. */
    appVersion: text('app_version'),
    /** The deployment key it used last. */
    deploymentKey: text('deployment_key').notNull(),
    firstSeenAt: at('first_seen_at').notNull(),
    /** Exact to a minute. */
    lastSeenAt: at('last_seen_at').notNull(),
    /** The day of `last_seen_at`: what is indexed changes once a day, not every minute. */
    seenDay: date('seen_day')
      .notNull()
      .generatedAlwaysAs(sql`(last_seen_at AT TIME ZONE 'UTC')::date`),
    /** The day of the sighting before the last; null for a new device, and untold by reports. */
    dayBefore: date('day_before'),
    /** The native version before that sighting; untold by reports. */
    versionBefore: text('version_before'),
  },
  (t) => {
    // Pages go on after an id, in the order of its bytes, whatever the database's own order is.
    const id = sql`${t.device} COLLATE "C"`;
    return [
      primaryKey({ columns: [t.orgId, t.channelId, t.device] }),
      index('devices_id').on(t.orgId, t.channelId, id),
      index('devices_running').on(t.orgId, t.channelId, t.running, id),
      index('devices_app_version').on(t.orgId, t.channelId, t.appVersion, id),
      index('devices_key').on(t.orgId, t.channelId, t.deploymentKey, t.seenDay, id),
      index('devices_seen').on(t.orgId, t.channelId, t.seenDay, id),
    ];
  },
);

/** The state of a device towards a release or a native version: when it first reached each point. */
export const deviceReleases = pgTable(
  'device_releases',
  {
    orgId: text('org_id').notNull(),
    channelId: text('channel_id').notNull(),
    epoch: integer('epoch').notNull(),
    device: text('device').notNull(),
    /** A label or a native version. */
    label: text('label').notNull(),
    downloadedAt: at('downloaded_at'),
    installedAt: at('installed_at'),
    failedAt: at('failed_at'),
    rolledBackAt: at('rolled_back_at'),
    /** When it was last left; without `installed_at`, the report of its arrival has not come yet. */
    leftAt: at('left_at'),
  },
  (t) => {
    const byRelease = [t.orgId, t.channelId, t.epoch, t.label, sql`${t.device} COLLATE "C"`] as const;
    return [
      primaryKey({ columns: [t.orgId, t.channelId, t.device, t.epoch, t.label] }),
      index('device_releases_failed')
        .on(...byRelease)
        .where(sql`${t.failedAt} IS NOT NULL`),
      index('device_releases_rolled_back')
        .on(...byRelease)
        .where(sql`${t.rolledBackAt} IS NOT NULL`),
      index('device_releases_pending')
        .on(...byRelease)
        .where(sql`${t.downloadedAt} IS NOT NULL AND ${t.installedAt} IS NULL AND ${t.failedAt} IS NULL`),
    ];
  },
);

/** Counts by release or native version: sums of the states, and apart from them what came without a device id. */
export const releaseCounts = pgTable(
  'release_counts',
  {
    orgId: text('org_id').notNull(),
    channelId: text('channel_id').notNull(),
    epoch: integer('epoch').notNull(),
    label: text('label').notNull(),
    active: integer('active').notNull(),
    downloaded: integer('downloaded').notNull(),
    installed: integer('installed').notNull(),
    failed: integer('failed').notNull(),
    rolledBack: integer('rolled_back').notNull(),
    /** A balance that can be below zero. */
    anonymousActive: integer('anonymous_active').notNull(),
    anonymousDownloaded: integer('anonymous_downloaded').notNull(),
    anonymousInstalled: integer('anonymous_installed').notNull(),
    anonymousFailed: integer('anonymous_failed').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.channelId, t.epoch, t.label] })],
);
