import { index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { accounts } from '#accounts';
import { apps } from '#apps';
import { organisations } from '#organisations';
import { at, bytes } from '../../platform/columns.ts';

/** The files of releases: one row per uploaded archive or file. */
export const packages = pgTable(
  'packages',
  {
    id: text('id').primaryKey(),
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    /** The CodePush package hash. */
    hash: text('hash').notNull(),
    /** SHA-256 of the stored bytes: their address in the file store. */
    blob: text('blob').notNull(),
    sizeBytes: bytes('size_bytes').notNull(),
    kind: text('kind').$type<'zip' | 'file'>().notNull(),
    /** Address of the manifest (JSON, path → SHA-256); null for a single file. */
    manifestBlob: text('manifest_blob'),
    fileCount: integer('file_count').notNull(),
    unpackedSizeBytes: bytes('unpacked_size_bytes').notNull(),
    /** The release signature in the archive, as it stands there; null when it holds none. */
    signature: text('signature'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('packages_org_blob').on(t.orgId, t.blob),
    index('packages_org_hash').on(t.orgId, t.hash),
    // Downloads and clean-up ask by content alone.
    index('packages_blob').on(t.blob),
    index('packages_manifest_blob').on(t.manifestBlob),
  ],
);

/** Uploads under way: chunks arrive in any order and may be sent again. */
export const uploads = pgTable(
  'uploads',
  {
    id: text('id').primaryKey(),
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    appId: text('app_id')
      .notNull()
      .references(() => apps.id),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    /** SHA-256 of the token that chunk requests show on the App Center surface. */
    tokenHash: text('token_hash').notNull(),
    state: text('state').$type<'open' | 'finished' | 'released' | 'cancelled'>().notNull(),
    /** `package` or `source-map`. */
    purpose: text('purpose').$type<'package' | 'source-map'>().notNull(),
    /** Null until a tool of the App Center era names them. */
    fileName: text('file_name'),
    sizeBytes: bytes('size_bytes'),
    chunkSizeBytes: integer('chunk_size_bytes').notNull(),
    /** Set when finished: the address of the whole file. */
    blob: text('blob'),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [
    index('uploads_expires').on(t.expiresAt),
    index('uploads_org_account').on(t.orgId, t.accountId),
    index('uploads_blob').on(t.blob),
  ],
);

/** Chunks that arrived whole. */
export const uploadChunks = pgTable(
  'upload_chunks',
  {
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id),
    uploadId: text('upload_id')
      .notNull()
      .references(() => uploads.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    blob: text('blob').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.uploadId, t.number] }),
    index('upload_chunks_upload').on(t.uploadId),
    index('upload_chunks_blob').on(t.blob),
  ],
);
