import { createHash, timingSafeEqual } from 'node:crypto';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Permit } from '#audit';
import { appInOrg } from '#apps';
import { authorise, organisationAccess, signedIn } from '#organisations';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Problem } from '../../platform/problem.ts';
import { permitUploadToken } from './policy.ts';
import { refusal } from './refusals.ts';
import { uploadChunks, uploads } from './schema.ts';

/** Names an upload: by its organisation for the person who began it, or by its token. */
export type UploadRef = { org: string; upload: string } | { upload: string; token: string };

/** An upload as it stands. */
export interface UploadRecord {
  id: string;
  orgId: string;
  appId: string;
  accountId: string;
  state: 'open' | 'finished' | 'released' | 'cancelled';
  purpose: 'package' | 'source-map';
  fileName: string | null;
  /** Null until the sender names it. */
  sizeBytes: number | null;
  chunkSizeBytes: number;
  /** Numbers, from 1, of the chunks that are stored; empty once finished. */
  receivedChunks: number[];
  /** Set when finished. */
  blob: string | null;
  expiresAt: Date;
}

/** An upload and the proof that the caller may change it. */
export interface FoundUpload {
  upload: UploadRecord;
  permit: Permit;
}

/** Hides a token: only this is stored. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Finds an upload for whoever may go on with it.
 *
 * @throws Problem `upload-not-found` when there is none, it is another's, the token is wrong or it has expired
 */
export async function findUpload(ctx: Ctx, ref: UploadRef): Promise<FoundUpload> {
  return 'token' in ref ? findByToken(ctx, ref) : findByOwner(ctx, ref);
}

async function findByOwner(ctx: Ctx, ref: { org: string; upload: string }): Promise<FoundUpload> {
  const { org } = await organisationAccess(ctx, ref.org);
  const upload = await readUpload(ctx.db, org.id, ref.upload, ctx.clock.now());
  if (!upload) throw notFound();
  const { access } = await appInOrg(ctx, org.id, upload.appId);
  const permit = authorise(access, 'release.create');
  if (upload.accountId !== signedIn(ctx.actor).accountId) throw notFound();
  return { upload, permit };
}

async function findByToken(ctx: Ctx, ref: { upload: string; token: string }): Promise<FoundUpload> {
  // Who shows a token names no organisation: the row it opens says which one.
  const [row] = await ctx.db.select().from(uploads).where(eq(uploads.id, ref.upload));
  const given = Buffer.from(hashToken(ref.token));
  if (!row || !timingSafeEqual(given, Buffer.from(row.tokenHash))) throw notFound();
  const upload = await readUpload(ctx.db, row.orgId, ref.upload, ctx.clock.now());
  if (!upload) throw notFound();
  return { upload, permit: permitUploadToken(upload.orgId) };
}

/** An upload that has not expired, with its chunks. */
export async function readUpload(
  db: Db | Tx,
  orgId: string,
  id: string,
  now: Date,
): Promise<UploadRecord | undefined> {
  const [row] = await db
    .select()
    .from(uploads)
    .where(and(eq(uploads.orgId, orgId), eq(uploads.id, id), gt(uploads.expiresAt, now)));
  if (!row) return undefined;
  const chunks = await readChunks(db, orgId, id);
  const { tokenHash: _tokenHash, createdAt: _createdAt, ...rest } = row;
  return { ...rest, receivedChunks: chunks.map((chunk) => chunk.number) };
}

/** The stored chunks of an upload, in their order. */
export function readChunks(
  db: Db | Tx,
  orgId: string,
  uploadId: string,
): Promise<(typeof uploadChunks.$inferSelect)[]> {
  return db
    .select()
    .from(uploadChunks)
    .where(and(eq(uploadChunks.orgId, orgId), eq(uploadChunks.uploadId, uploadId)))
    .orderBy(asc(uploadChunks.number));
}

function notFound(): Problem {
  return refusal('upload-not-found', 'There is no such upload, or it has expired. Begin a new one.');
}

/** The refusal of anything that needs an upload to be open. */
export function closed(upload: UploadRecord): Problem {
  return refusal('upload-closed', `The upload is ${upload.state} already. Begin a new one.`, {
    state: upload.state,
  });
}
