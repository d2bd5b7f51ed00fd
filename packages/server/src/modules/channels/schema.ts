import { apps } from '#apps';
import { organisations } from '#organisations';
import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';

/** Named streams of releases; the CodePush wire calls them deployments. */
export const channels = pgTable(
  'channels',
  {
    id: text('id').primaryKey(),
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    appId: text('app_id')
      .notNull()
      .references(() => apps.id),
    name: text('name').notNull(),
    position: integer('position').notNull(),
    /** The number of the newest release; 0 after the history was cleared. */
    lastNumber: integer('last_number').notNull().default(0),
    /** Rises when the history is cleared, so that figures begin anew at once. */
    historyEpoch: integer('history_epoch').notNull().default(0),
    createdAt: at('created_at').notNull(),
    deletedAt: at('deleted_at'),
    /** Set 30 days after the deletion; from then on nothing of it can be restored. */
    purgedAt: at('purged_at'),
  },
  (t) => [
    uniqueIndex('channels_app_name')
      .on(t.orgId, t.appId, sql`md5(${t.name})`)
      .where(sql`${t.deletedAt} IS NULL`),
    index('channels_deleted')
      .on(t.deletedAt)
      .where(sql`${t.deletedAt} IS NOT NULL AND ${t.purgedAt} IS NULL`),
  ],
);

/** The public keys by which devices name a channel; unique on the whole server. */
export const deploymentKeys = pgTable(
  'deployment_keys',
  {
    key: text('key').primaryKey(),
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    channelId: text('channel_id')
      .notNull()
      .references(() => channels.id),
    createdAt: at('created_at').notNull(),
    /** Set when a newer key took its place; it still works until `expiresAt`. */
    rotatedAt: at('rotated_at'),
    expiresAt: at('expires_at'),
  },
  (t) => [
    index('deployment_keys_channel').on(t.orgId, t.channelId),
    // A channel has one current key.
    uniqueIndex('deployment_keys_current')
      .on(t.orgId, t.channelId)
      .where(sql`${t.rotatedAt} IS NULL`),
  ],
);
