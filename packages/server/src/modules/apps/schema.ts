import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts';
import { organisations } from '#organisations';
import type { Role } from '#organisations';
import { projects } from '#projects';

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Installable binary lines. A name is unique in its organisation. */
export const apps = pgTable(
  'apps',
  {
    id: text('id').primaryKey(),
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id),
    name: text('name').notNull(),
    displayName: text('display_name').notNull(),
    /** As given: `ios`, `android`, `windows`, `macos`, or the App Center spelling; null when the old wire named none. */
    os: text('os'),
    /** The framework as App Center spells it, for instance `React-Native`. */
    framework: text('framework'),
    /** PEM; when set, every release must carry a signature that this key verifies. */
    signingPublicKey: text('signing_public_key'),
    createdAt: at('created_at').notNull(),
    deletedAt: at('deleted_at'),
    /** Set 30 days after the deletion; from then on nothing of it can be restored. */
    purgedAt: at('purged_at'),
  },
  (t) => [
    // Names may be 1,000 characters long; a btree entry may not.
    uniqueIndex('apps_org_name')
      .on(t.orgId, sql`md5(${t.name})`)
      .where(sql`${t.deletedAt} IS NULL`),
    index('apps_org_project').on(t.orgId, t.projectId),
    index('apps_deleted')
      .on(t.deletedAt)
      .where(sql`${t.deletedAt} IS NOT NULL AND ${t.purgedAt} IS NULL`),
  ],
);

/** Grants on one app alone; they take the place of the project's role there. */
export const appMembers = pgTable(
  'app_members',
  {
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    appId: text('app_id')
      .notNull()
      .references(() => apps.id),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    role: text('role').$type<Role>().notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.appId, t.accountId] }),
    index('app_members_account').on(t.accountId),
  ],
);

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
