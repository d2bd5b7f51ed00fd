import { Readable } from 'node:stream';
import { and, eq } from 'drizzle-orm';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import type { StoredFile } from '../../platform/storage-disk.ts';
import { closed, findUpload, readChunks, type UploadRecord, type UploadRef } from './find-upload.ts';
import { refusal } from './refusals.ts';
import { uploadChunks, uploads } from './schema.ts';

type ChunkRow = typeof uploadChunks.$inferSelect;

/**
 * Puts the chunks together by their numbers. Finishing twice changes nothing.
 *
 * @param sha256 of the whole as the sender computed it; a difference is refused
 * @throws Problem `upload-incomplete` with `missingChunks`, `upload-hash-differs`, `upload-closed`
 * @example const { blob } = await finishUpload(ctx, { org: 'acme', upload: upload.id });
 */
export async function finishUpload(ctx: Ctx, ref: UploadRef, sha256?: string): Promise<UploadRecord> {
  const { upload, permit } = await findUpload(ctx, ref);
  if (upload.state === 'finished') return upload;
  if (upload.state !== 'open') throw closed(upload);
  const chunks = await readChunks(ctx.db, upload.orgId, upload.id);
  assertComplete(upload, chunks);
  const bytes = Readable.from(joined(ctx, chunks), { objectMode: false });
  const whole = await ctx.files.put(bytes, (arrived) => assertHash(arrived, sha256));
  const itself = and(eq(uploads.orgId, upload.orgId), eq(uploads.id, upload.id));
  const itsChunks = and(eq(uploadChunks.orgId, upload.orgId), eq(uploadChunks.uploadId, upload.id));
  return mutate(ctx, permit, async (tx) => {
    const [row] = await tx.select({ state: uploads.state }).from(uploads).where(itself).for('update');
    const state = row?.state ?? 'cancelled';
    if (state === 'open') {
      assertUnchanged(chunks, await readChunks(tx, upload.orgId, upload.id));
      await tx.delete(uploadChunks).where(itsChunks);
      const set = { state: 'finished', blob: whole.sha256, sizeBytes: whole.sizeBytes } as const;
      await tx.update(uploads).set(set).where(itself);
    } else if (state !== 'finished') throw closed({ ...upload, state });
    return { result: finished(upload, whole), audit: null };
  });
}

function assertHash(arrived: StoredFile, sent: string | undefined): void {
  if (sent === undefined || sent === arrived.sha256) return;
  throw refusal(
    'upload-hash-differs',
    `The file arrived as ${arrived.sha256}, but ${sent} was sent. Cancel the upload and send it again.`,
  );
}

function finished(upload: UploadRecord, whole: StoredFile): UploadRecord {
  return { ...upload, state: 'finished', blob: whole.sha256, sizeBytes: whole.sizeBytes, receivedChunks: [] };
}

async function* joined({ files }: Ctx, chunks: ChunkRow[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield* (await files.get(chunk.blob, chunk.sizeBytes)).stream();
}

function assertComplete(upload: UploadRecord, chunks: ChunkRow[]): void {
  const last = chunks.at(-1)?.number ?? 0;
  const count =
    upload.sizeBytes === null ? Math.max(last, 1) : Math.ceil(upload.sizeBytes / upload.chunkSizeBytes);
  const present = new Map(chunks.map((chunk) => [chunk.number, chunk.sizeBytes]));
  const missingChunks = Array.from({ length: count }, (_, index) => index + 1).filter(
    // A short chunk can only be the last one; without a known size this is found out here.
    (number) => !present.has(number) || (number < count && present.get(number) !== upload.chunkSizeBytes),
  );
  if (missingChunks.length === 0) return;
  throw refusal(
    'upload-incomplete',
    `${missingChunks.length} of ${count} chunks are missing. Send those and finish again.`,
    { missingChunks },
  );
}

function assertUnchanged(before: ChunkRow[], now: ChunkRow[]): void {
  const list = (chunks: ChunkRow[]) => chunks.map(({ number, blob }) => `${number} ${blob}`).join();
  if (list(before) === list(now)) return;
  throw refusal('upload-incomplete', 'A chunk was sent again meanwhile. Finish once more.', {
    missingChunks: [],
  });
}
