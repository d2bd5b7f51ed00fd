import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { cancelUpload, describeUpload, finishUpload, putChunk, type UploadRecord } from '#packages';
import { refusalReason } from '#releases';
import type { Ctx } from '../context.ts';
import type { AppEnv } from '../platform/part.ts';
import type { Problem } from '../platform/problem.ts';
import { json } from './wire-answers.ts';
import { WireRefusal } from './wire-refusal.ts';
import { decodePart, matchRoute } from './wire-route.ts';

/** What a request of the upload protocol shows: no credentials but the token in its address. */
interface UploadCall {
  ctx: Ctx;
  ref: { upload: string; token: string };
  query: URLSearchParams;
  request: Request;
}

interface UploadRoute {
  method: 'POST';
  path: string;
  handle(call: UploadCall): Promise<Response>;
}

const routes: UploadRoute[] = [
  { method: 'POST', path: '/upload/set_metadata/:id', handle: setMetadata },
  { method: 'POST', path: '/upload/upload_chunk/:id', handle: uploadChunk },
  { method: 'POST', path: '/upload/finished/:id', handle: finish },
  { method: 'POST', path: '/upload/cancel/:id', handle: cancel },
];

/**
 * The id under which clients know an upload: they insist on a UUID.
 *
 * @example uuidOf('upl_01k…'); // '5d41402a-bc4b-8a76-b971-9d911017c592'
 */
export function uuidOf(uploadId: string): string {
  const hex = createHash('sha256').update(uploadId).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The token of clients: our own id of the upload and its secret, in characters that need no encoding. */
export function wireTokenOf(uploadId: string, token: string): string {
  return `${uploadId}.${token}`;
}

/** Reads {@link wireTokenOf} back. */
export function readWireToken(token: unknown): { upload: string; token: string } {
  const [upload, secret] = typeof token === 'string' ? token.split('.') : [];
  if (!upload || !secret) throw unknownUpload();
  return { upload, token: secret };
}

/** Answers the four requests of the upload protocol. */
export async function answerUpload(c: Context<AppEnv>, parts: string[]): Promise<Response> {
  const query = new URL(c.req.url).searchParams;
  const ref = readWireToken(query.get('token'));
  const matched = matchRoute(routes, c.req.method, parts);
  if (!matched || decodePart(matched.params.id ?? '').toLowerCase() !== uuidOf(ref.upload))
    throw unknownUpload();
  return matched.route.handle({ ctx: c.get('ctx'), ref, query, request: c.req.raw });
}

async function setMetadata({ ctx, ref, query }: UploadCall): Promise<Response> {
  const sizeBytes = Number(query.get('file_Size') ?? query.get('file_size') ?? Number.NaN);
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 1) {
    throw new WireRefusal(400, 'file_Size must be the number of bytes of the file.');
  }
  const fileName = query.get('file_name');
  const upload = await describeUpload(ctx, ref, { sizeBytes, ...(fileName && { fileName }) });
  const chunks = Math.ceil(sizeBytes / upload.chunkSizeBytes);
  return json({
    error: false,
    id: uuidOf(upload.id),
    chunk_size: upload.chunkSizeBytes,
    resume_restart: false,
    chunk_list: Array.from({ length: chunks }, (_, index) => index + 1),
    blob_partitions: 1,
  });
}

async function uploadChunk({ ctx, ref, query, request }: UploadCall): Promise<Response> {
  const number = Number(query.get('block_number') ?? Number.NaN);
  const body = request.body ? Readable.fromWeb(request.body as never) : Readable.from([]);
  // A body that is not wanted goes by, or the client's next request is lost with the connection.
  await putChunk(ctx, ref, { number, body }).finally(() => body.resume());
  return json({ error: false, chunk_num: number });
}

async function finish({ ctx, ref }: UploadCall): Promise<Response> {
  try {
    return finished(ctx, await finishUpload(ctx, ref));
  } catch (error) {
    if (refusalReason(error) !== 'upload-incomplete') throw error;
    const { message, extra } = error as Problem;
    return json({ error: true, message, missing_chunks: extra.missingChunks });
  }
}

function finished({ config }: Ctx, upload: UploadRecord): Response {
  const uri = `${config.publicUrl}/upload/finished/${uuidOf(upload.id)}`;
  return json({ error: false, state: 'Done', message: 'Done', absolute_uri: uri, location: uri });
}

async function cancel({ ctx, ref }: UploadCall): Promise<Response> {
  await cancelUpload(ctx, ref);
  return json({ error: false, message: 'Cancelled' });
}

function unknownUpload(): WireRefusal {
  return new WireRefusal(404, 'There is no such upload, or it has expired. Begin a new one.');
}
