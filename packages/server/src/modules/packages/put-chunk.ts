import type { Readable } from 'node:stream';
import { and, eq } from 'drizzle-orm';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import type { StoredFile } from '../../platform/storage-disk.ts';
import { closed, findUpload, type UploadRecord, type UploadRef } from './find-upload.ts';
import { refusal } from './refusals.ts';
import { uploadChunks, uploads } from './schema.ts';
import { limited } from './store-uploaded-file.ts';

/** One chunk, by its number from 1. */
export interface Chunk {
  number: number;
  body: Readable;
  /** What the sender computed; a difference is refused. */
  sha256?: string | undefined;
}

/**
 * Stores one chunk. Chunks may come in any order, several at once, and again: the last one of a number counts.
 *
 * @throws Problem `upload-closed`; `chunk-invalid` for a number or size that the upload does not have,
 *   or when other bytes arrived than were sent
 * @example await putChunk(ctx, { org: 'acme', upload: upload.id }, { number: 1, body: stream });
 */
export async function putChunk(
  ctx: Ctx,
  ref: UploadRef,
  chunk: Chunk,
): Promise<{ number: number; sizeBytes: number }> {
  const { upload, permit } = await findUpload(ctx, ref);
  const { number } = chunk;
  if (upload.state !== 'open') throw closed(upload);
  assertNumber(upload, number, ctx.config.uploadLimitBytes);
  const { sha256: blob, sizeBytes } = await ctx.files.put(
    limited(chunk.body, upload.chunkSizeBytes, (actual) => wrongSize(upload, number, actual)),
    (arrived) => assertBytes(upload, chunk, arrived),
  );
  return mutate(ctx, permit, async (tx) => {
    // Shared, so that chunks do not wait for each other, but the end of the upload waits for all of them.
    const [row] = await tx
      .select({ state: uploads.state })
      .from(uploads)
      .where(and(eq(uploads.orgId, upload.orgId), eq(uploads.id, upload.id)))
      .for('share');
    if (row?.state !== 'open') throw closed({ ...upload, state: row?.state ?? 'cancelled' });
    await tx
      .insert(uploadChunks)
      .values({ orgId: upload.orgId, uploadId: upload.id, number, sizeBytes, blob })
      .onConflictDoUpdate({
        target: [uploadChunks.orgId, uploadChunks.uploadId, uploadChunks.number],
        set: { sizeBytes, blob },
      });
    return { result: { number, sizeBytes }, audit: null };
  });
}

/** How many bytes a chunk must have; null while the size of the whole is unknown. */
function expectedChunkSize(upload: UploadRecord, number: number): number | null {
  if (upload.sizeBytes === null) return null;
  return Math.min(upload.chunkSizeBytes, upload.sizeBytes - (number - 1) * upload.chunkSizeBytes);
}

function assertNumber(upload: UploadRecord, number: number, limitBytes: number): void {
  const last = Math.ceil((upload.sizeBytes ?? limitBytes) / upload.chunkSizeBytes);
  if (Number.isInteger(number) && number >= 1 && number <= last) return;
  throw refusal('chunk-invalid', `The upload has the chunks 1 to ${last}; ${number} is none of them.`);
}

function assertBytes(upload: UploadRecord, chunk: Chunk, stored: StoredFile): void {
  const expected = expectedChunkSize(upload, chunk.number);
  if ((expected !== null && stored.sizeBytes !== expected) || stored.sizeBytes === 0) {
    throw wrongSize(upload, chunk.number, stored.sizeBytes);
  }
  if (chunk.sha256 === undefined || chunk.sha256 === stored.sha256) return;
  throw refusal(
    'chunk-invalid',
    `Chunk ${chunk.number} arrived with other bytes than were sent. Send it again.`,
  );
}

function wrongSize(upload: UploadRecord, number: number, actual: number): ReturnType<typeof refusal> {
  const expected = expectedChunkSize(upload, number) ?? upload.chunkSizeBytes;
  return refusal(
    'chunk-invalid',
    `Chunk ${number} must have ${expected} bytes; ${actual} arrived. Send it again.`,
    { expectedBytes: expected, actualBytes: actual },
  );
}
