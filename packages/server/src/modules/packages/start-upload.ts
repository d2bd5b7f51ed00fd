import { randomBytes } from 'node:crypto';
import { and, count, eq, gt, inArray } from 'drizzle-orm';
import { appInOrg } from '#apps';
import { mutate } from '#audit';
import { authorise, signedIn } from '#organisations';
import type { Ctx } from '../../context.ts';
import { newId } from '../../platform/ids.ts';
import { hashToken, type UploadRecord } from './find-upload.ts';
import { refusal } from './refusals.ts';
import { uploads } from './schema.ts';
import { tooLarge } from './store-uploaded-file.ts';

/** How many bytes a chunk has; the last one has what is left. */
const CHUNK_SIZE_BYTES = 4 * 1024 * 1024;
/** How long an upload is kept, finished or not. */
const UPLOAD_LIFE_MS = 24 * 60 * 60 * 1000;
const MAX_WAITING = 100;

/** What an upload begins with. */
export interface UploadStart {
  org: string;
  app: string;
  /** Left out by tools that name it later, see `describeUpload`. */
  sizeBytes?: number;
  fileName?: string;
  purpose?: 'package' | 'source-map';
}

/**
 * Begins an upload in chunks of 4 MiB. It is kept for 24 hours.
 *
 * @returns the upload and a token that allows sending its bytes without further credentials; it is shown only here
 * @throws Problem `package-too-large`, `too-many-uploads`, and what authorisation throws
 * @example const { upload } = await startUpload(ctx, { org: 'acme', app: 'Shop', sizeBytes: 9_000_000 });
 */
export async function startUpload(
  ctx: Ctx,
  start: UploadStart,
): Promise<{ upload: UploadRecord; token: string }> {
  const { app, access } = await appInOrg(ctx, start.org, start.app);
  const permit = authorise(access, 'release.create');
  const { accountId } = signedIn(ctx.actor);
  const limit = ctx.config.uploadLimitBytes;
  if (start.sizeBytes !== undefined && start.sizeBytes > limit)
    throw tooLarge(limit, start.sizeBytes, start.purpose);
  await assertFewWaiting(ctx, app.orgId, accountId);
  const token = randomBytes(32).toString('base64url');
  const upload: UploadRecord = {
    id: newId('upl', ctx.clock),
    orgId: app.orgId,
    appId: app.id,
    accountId,
    state: 'open',
    purpose: start.purpose ?? 'package',
    fileName: start.fileName ?? null,
    sizeBytes: start.sizeBytes ?? null,
    chunkSizeBytes: CHUNK_SIZE_BYTES,
    receivedChunks: [],
    blob: null,
    expiresAt: new Date(ctx.clock.nowMs() + UPLOAD_LIFE_MS),
  };
  return mutate(ctx, permit, async (tx) => {
    const { receivedChunks: _none, ...row } = upload;
    await tx.insert(uploads).values({ ...row, tokenHash: hashToken(token), createdAt: ctx.clock.now() });
    return { result: { upload, token }, audit: null };
  });
}

// Bounds what one account can park on the disk.
async function assertFewWaiting(ctx: Ctx, orgId: string, accountId: string): Promise<void> {
  const [waiting] = await ctx.db
    .select({ n: count() })
    .from(uploads)
    .where(
      and(
        eq(uploads.orgId, orgId),
        eq(uploads.accountId, accountId),
        inArray(uploads.state, ['open', 'finished']),
        gt(uploads.expiresAt, ctx.clock.now()),
      ),
    );
  const actual = waiting?.n ?? 0;
  if (actual < MAX_WAITING) return;
  throw refusal(
    'too-many-uploads',
    `You have ${actual} uploads that were not released; ${MAX_WAITING} is the limit. Cancel some, or wait until they expire after 24 hours.`,
    { limit: MAX_WAITING, actual },
  );
}
