import { rm } from 'node:fs/promises';
import { finished, type Readable, Transform } from 'node:stream';
import type { Platform } from '../../context.ts';
import type { Problem } from '../../platform/problem.ts';
import type { ReceivedBytes } from '../../platform/storage-disk.ts';
import { refusal } from './refusals.ts';

/** A stored file, as devices fetch it. */
export interface Deliverable {
  /** SHA-256 of the bytes; its address in the file store. */
  blob: string;
  sizeBytes: number;
}

/**
 * Streams an upload into the file store, however large it claims to be; nothing is kept of one beyond the limit.
 * A file that no release takes up is removed a day later.
 *
 * @param declaredBytes what the sender says it measures, for an early refusal
 * @throws Problem `package-too-large`; `unavailable` when files cannot be written
 * @example const file = await storeUploadedFile(ctx, stream);
 */
export async function storeUploadedFile(
  { config, files }: Pick<Platform, 'config' | 'files'>,
  source: Readable,
  declaredBytes?: number,
): Promise<Deliverable> {
  const limit = config.uploadLimitBytes;
  if (declaredBytes !== undefined && declaredBytes > limit) {
    source.resume();
    throw tooLarge(limit, declaredBytes);
  }
  const { sha256, sizeBytes } = await files.put(limited(source, limit, (actual) => tooLarge(limit, actual)));
  return { blob: sha256, sizeBytes };
}

/** A file that has arrived and is not stored yet. */
export interface ReceivedFile extends ReceivedBytes {
  /** Removes it, unless it was stored meanwhile. */
  drop(): Promise<void>;
}

/**
 * Streams an upload to a temporary place, until a release takes it up or it is dropped.
 *
 * @throws Problem `package-too-large`; `unavailable` when files cannot be written
 * @example const file = await receiveFile(ctx, stream);
 */
export async function receiveFile(
  { config, files }: Pick<Platform, 'config' | 'files'>,
  source: Readable,
): Promise<ReceivedFile> {
  const limit = config.uploadLimitBytes;
  const file = await files.receive(limited(source, limit, (actual) => tooLarge(limit, actual)));
  return { ...file, drop: () => rm(file.path, { force: true }) };
}

/** The stream, which fails once it is longer than `limit`. */
export function limited(source: Readable, limit: number, problem: (actual: number) => Problem): Readable {
  let seen = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > limit) done(problem(seen));
      else done(null, chunk);
    },
  });
  // Also notices a sender that was gone before this began.
  finished(source, { writable: false }, (error) => error && meter.destroy(cutOff(error)));
  // Whoever feeds the source must not wait for a reader that has given up.
  meter.once('error', () => source.resume());
  return source.pipe(meter);
}

function cutOff(cause: Error): Problem {
  return refusal('upload-cut-off', 'The upload was cut off in the middle. Send it again.', {}, { cause });
}

/**
 * The refusal of a package or source map beyond the limit.
 *
 * @example throw tooLarge(ctx.config.uploadLimitBytes, 250_000_000);
 */
export function tooLarge(
  limitBytes: number,
  actualBytes: number,
  purpose: 'package' | 'source-map' = 'package',
): Problem {
  const megabytes = (bytes: number) => Math.ceil((bytes / 1024 / 1024) * 10) / 10;
  const [what, wayOut] =
    purpose === 'package'
      ? ['package', 'Leave out what devices do not need']
      : ['source map', 'Release without it'];
  return refusal(
    'package-too-large',
    `The ${what} has ${megabytes(actualBytes)} MB or more; at most ${megabytes(limitBytes)} MB are accepted. ${wayOut}, or raise UPLOAD_LIMIT_MB.`,
    { limitBytes, actualBytes },
  );
}
