import { and, eq } from 'drizzle-orm';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { closed, findUpload, type UploadRecord, type UploadRef } from './find-upload.ts';
import { refusal } from './refusals.ts';
import { uploads } from './schema.ts';
import { tooLarge } from './store-uploaded-file.ts';

/**
 * Names size and file of an upload that began without them. Saying the same again changes nothing.
 *
 * @throws Problem `package-too-large`, `upload-closed`, `chunk-invalid` when another size was named before
 * @example
 * await describeUpload(ctx, { org: 'acme', upload: upload.id }, { sizeBytes: 9_000_000, fileName: 'CodePush.zip' });
 */
export async function describeUpload(
  ctx: Ctx,
  ref: UploadRef,
  given: { sizeBytes: number; fileName?: string },
): Promise<UploadRecord> {
  const { upload, permit } = await findUpload(ctx, ref);
  const { sizeBytes, fileName = upload.fileName } = given;
  if (upload.state !== 'open') throw closed(upload);
  if (sizeBytes > ctx.config.uploadLimitBytes) throw tooLarge(ctx.config.uploadLimitBytes, sizeBytes);
  if (sizeBytes < 1 || (upload.sizeBytes !== null && upload.sizeBytes !== sizeBytes)) {
    throw refusal(
      'chunk-invalid',
      `The upload has ${upload.sizeBytes ?? 'at least 1'} bytes, not ${sizeBytes}. Begin a new one.`,
    );
  }
  return mutate(ctx, permit, async (tx) => {
    await tx
      .update(uploads)
      .set({ sizeBytes, fileName })
      .where(and(eq(uploads.orgId, upload.orgId), eq(uploads.id, upload.id)));
    return { result: { ...upload, sizeBytes, fileName }, audit: null };
  });
}
