import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { os } from '../../api-base.ts';
import { answeredAs } from '../../platform/idempotency.ts';
import { cancelUpload } from './cancel-upload.ts';
import { finishUpload } from './finish-upload.ts';
import { getUpload } from './get-upload.ts';
import { putChunk, type Chunk } from './put-chunk.ts';
import { startUpload } from './start-upload.ts';
import { toUpload } from './upload-shape.ts';

const api = os.releases;

/** The endpoints of uploads; in the contract they stand with those of releases. */
export const uploadRoutes = {
  startUpload: api.startUpload.handler(({ context, input }) =>
    answeredAs(
      context,
      (ctx) => startUpload(ctx, input),
      ({ upload }) => toUpload(upload),
    ),
  ),
  getUpload: api.getUpload.handler(async ({ context, input }) => toUpload(await getUpload(context, input))),
  putChunk: api.putChunk.handler(({ context, input }) => putChunk(context, input, toChunk(input))),
  finishUpload: api.finishUpload.handler(async ({ context, input }) =>
    toUpload(await finishUpload(context, input, input.sha256)),
  ),
  cancelUpload: api.cancelUpload.handler(({ context, input }) => cancelUpload(context, input)),
};

function toChunk(input: { number: number; chunk: File; sha256?: string | undefined }): Chunk {
  const body = Readable.fromWeb(input.chunk.stream() as ReadableStream);
  return { number: input.number, body, sha256: input.sha256 };
}
