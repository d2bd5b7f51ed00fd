import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
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
  },
  (t) => [primaryKey({ columns: [t.orgId, t.channelId, t.device] })],
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
  (t) => [primaryKey({ columns: [t.orgId, t.channelId, t.device, t.epoch, t.label] })],
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
