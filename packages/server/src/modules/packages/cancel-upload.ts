import { and, eq } from 'drizzle-orm';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { closed, findUpload, type UploadRef } from './find-upload.ts';
import { uploadChunks, uploads } from './schema.ts';

/**
 * Drops an upload; its bytes go within a day. Cancelling twice changes nothing.
 *
 * @throws Problem `upload-closed` when it was released
 * @example await cancelUpload(ctx, { org: 'acme', upload: upload.id });
 */
export async function cancelUpload(ctx: Ctx, ref: UploadRef): Promise<void> {
  const { upload, permit } = await findUpload(ctx, ref);
  const itself = and(eq(uploads.orgId, upload.orgId), eq(uploads.id, upload.id));
  const itsChunks = and(eq(uploadChunks.orgId, upload.orgId), eq(uploadChunks.uploadId, upload.id));
  await mutate(ctx, permit, async (tx) => {
    const [row] = await tx.select({ state: uploads.state }).from(uploads).where(itself).for('update');
    if (row?.state === 'released') throw closed({ ...upload, state: 'released' });
    await tx.delete(uploadChunks).where(itsChunks);
    await tx.update(uploads).set({ state: 'cancelled', blob: null }).where(itself);
    return { result: undefined, audit: null };
  });
}
