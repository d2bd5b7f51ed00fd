import type { Ctx } from '../../context.ts';
import { findUpload, type UploadRecord, type UploadRef } from './find-upload.ts';

/**
 * How far an upload has come: which chunks are stored, until when it is kept.
 *
 * @example const { sizeBytes, expiresAt } = await getUpload(ctx, { org: 'acme', upload: upload.id });
 */
export async function getUpload(ctx: Ctx, ref: UploadRef): Promise<UploadRecord> {
  return (await findUpload(ctx, ref)).upload;
}
