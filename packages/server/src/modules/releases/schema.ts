import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts';
import { apps } from '#apps';
import { channels } from '#channels';
import { organisations } from '#organisations';
import { packages } from '#packages';
import { at, bytes } from '../../platform/columns.ts';

/** Numbered, immutable packages on a channel, with their targeting and state. */
export const releases = pgTable(
  'releases',
  {
    id: text('id').primaryKey(),
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    appId: text('app_id')
      .notNull()
      .references(() => apps.id),
    channelId: text('channel_id')
      .notNull()
      .references(() => channels.id),
    /** 12 for `v12`. */
    number: integer('number').notNull(),
    packageId: text('package_id')
      .notNull()
      .references(() => packages.id),
    packageHash: text('package_hash').notNull(),
    /** A semver version or range of the native app. */
    appVersion: text('app_version').notNull(),
    description: text('description').notNull(),
    isDisabled: boolean('is_disabled').notNull(),
    isMandatory: boolean('is_mandatory').notNull(),
    /** 1–100, or null when finished (100 is stored as null). */
    rollout: integer('rollout'),
    haltedAt: at('halted_at'),
    haltReason: text('halt_reason'),
    method: text('method').$type<'Upload' | 'Promote' | 'Rollback'>().notNull(),
    originalNumber: integer('original_number'),
    originalChannel: text('original_channel'),
    releasedBy: text('released_by')
      .notNull()
      .references(() => accounts.id),
    /** The commit the release was built from, as the releaser says. */
    commit: text('commit'),
    sourceMapBlob: text('source_map_blob'),
    createdAt: at('created_at').notNull(),
    /** Set when the channel's history was cleared; such rows are kept for the audit and never served. */
    clearedAt: at('cleared_at'),
    /** Rises with each change of the row, so that nobody overwrites unseen what another did. */
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    uniqueIndex('releases_channel_number')
      .on(t.orgId, t.channelId, t.number)
      .where(sql`${t.clearedAt} IS NULL`),
    index('releases_org_package').on(t.orgId, t.packageId),
    index('releases_app_id').on(t.orgId, t.appId, t.id),
    index('releases_org_id')
      .on(t.orgId, t.id)
      .where(sql`${t.clearedAt} IS NULL`),
    index('releases_author_id')
      .on(t.orgId, t.releasedBy, t.id)
      .where(sql`${t.clearedAt} IS NULL`),
    index('releases_not_live_id')
      .on(t.orgId, t.id)
      .where(
        sql`${t.clearedAt} IS NULL AND (${t.isDisabled} OR ${t.haltedAt} IS NOT NULL OR ${t.rollout} IS NOT NULL)`,
      ),
    index('releases_cleared').on(t.clearedAt),
    index('releases_source_map').on(t.sourceMapBlob),
  ],
);

/** File diffs: what a device on an older package fetches instead of the whole. */
export const releaseDiffs = pgTable(
  'release_diffs',
  {
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    releaseId: text('release_id')
      .notNull()
      .references(() => releases.id),
    fromHash: text('from_hash').notNull(),
    blob: text('blob').notNull(),
    sizeBytes: bytes('size_bytes').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.releaseId, t.fromHash] }),
    index('release_diffs_blob').on(t.blob),
  ],
);
