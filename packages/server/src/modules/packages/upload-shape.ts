import type { Upload } from '@codepushgo/contract';
import type { UploadRecord } from './find-upload.ts';

/** An upload as our API shows it. */
export function toUpload(record: UploadRecord): Upload {
  return {
    id: record.id,
    state: record.state,
    sizeBytes: record.sizeBytes ?? 0,
    chunkSizeBytes: record.chunkSizeBytes,
    receivedChunks: record.receivedChunks,
    expiresAt: record.expiresAt.toISOString(),
  };
}
