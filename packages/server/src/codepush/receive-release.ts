import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import busboy, { type Busboy } from 'busboy';
import { WireRefusal } from './wire-refusal.ts';

const MEGABYTE = 1024 * 1024;
// What comes beyond this is not even read to its end.
const PATIENCE = 4;

/** Takes the file's bytes while they arrive. */
export type StoreFile<File> = (stream: Readable) => Promise<File>;

/** The parts of a release request. */
export interface ReceivedRelease<File> {
  /** Whether the part `package` came as a file. */
  hasFile: boolean;
  /** What the store made of it; null without a file, or without a store. */
  file: File | null;
  /** The part `packageInfo`; `{}` when it is missing or cannot be parsed. */
  info: Record<string, unknown>;
}

/**
 * Streams a multipart release to a store; nothing is held in memory, and parts may come in either order.
 *
 * @param store null reads the file and drops it, for requests that are refused anyway
 * @param limitBytes the largest file
 * @throws WireRefusal 413 when the file is larger, 400 when the body breaks off or a part comes twice
 */
export async function receiveRelease<File>(
  request: Request,
  store: StoreFile<File> | null,
  limitBytes: number,
): Promise<ReceivedRelease<File>> {
  const received: ReceivedRelease<File> = { hasFile: false, file: null, info: {} };
  const parser = openParser(request, limitBytes);
  if (!parser || !request.body) return received;
  let storing: Promise<void> | undefined;
  const countPart = partCounter();
  parser.on('field', (name, value) => {
    countPart(name);
    if (name === 'packageInfo') received.info = parseInfo(value);
  });
  parser.on('file', (name, stream) => {
    stream.on('error', () => undefined);
    countPart(name);
    const wanted = name === 'package' && !received.hasFile;
    if (wanted) received.hasFile = true;
    if (!wanted || !store)
      return void dropFile(stream, wanted ? limitBytes : null, (late) => (storing ??= late));
    storing = keepFile(stream, store, limitBytes).then((file) => void (received.file = file));
    storing.catch(() => undefined);
  });
  try {
    await feed(request.body, parser, limitBytes);
  } catch (error) {
    // What was being stored is known to the caller before he hears of the failure.
    await storing?.catch(() => undefined);
    throw asRefusal(error);
  }
  await storing;
  countPart.check();
  return received;
}

// Which of two would count is anybody's guess. Told at the end: a body that nobody reads is never answered.
function partCounter(): { (name: string): void; check(): void } {
  const seen = new Set<string>();
  let repeated: string | undefined;
  const count = (name: string): void => {
    if (seen.has(name) && (name === 'package' || name === 'packageInfo')) repeated = name;
    seen.add(name);
  };
  const check = (): void => {
    if (repeated) throw new WireRefusal(400, `The part "${repeated}" may come only once.`);
  };
  return Object.assign(count, { check });
}

function openParser(request: Request, limitBytes: number): Busboy | undefined {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) return undefined;
  try {
    // One byte more than allowed, so that a file of exactly the limit passes.
    const limits = { fileSize: limitBytes + 1, fieldSize: MEGABYTE, parts: 100 };
    return busboy({ headers: { 'content-type': type }, limits, defParamCharset: 'utf8' });
  } catch {
    return undefined;
  }
}

// The parser stalls when a file's stream is destroyed, so the store gets a copy of the stream that may fail alone.
function keepFile<File>(stream: Readable, store: StoreFile<File>, limitBytes: number): Promise<File> {
  const copy = new PassThrough();
  const drop = (): void => {
    stream.unpipe(copy);
    stream.resume();
  };
  let isTooLarge = false;
  stream.once('limit', () => {
    isTooLarge = true;
    copy.destroy(tooLarge(limitBytes));
  });
  stream.once('error', (error) => copy.destroy(error));
  stream.once('close', () => {
    if (!stream.readableEnded) copy.destroy(new Error('The file broke off.'));
  });
  copy.once('close', drop);
  copy.on('error', drop);
  stream.pipe(copy);
  return store(copy).catch((error: unknown) => {
    throw isTooLarge ? tooLarge(limitBytes) : error;
  });
}

function dropFile(stream: Readable, limitBytes: number | null, fail: (late: Promise<void>) => void): void {
  if (limitBytes !== null) {
    stream.once('limit', () => {
      const late = Promise.reject(tooLarge(limitBytes));
      late.catch(() => undefined);
      fail(late);
    });
  }
  stream.resume();
}

// A pipeline would cut the connection where the parser gives up, and the answer would be lost with it.
async function feed(body: AsyncIterable<Uint8Array>, parser: Busboy, limitBytes: number): Promise<void> {
  let left = limitBytes * PATIENCE + MEGABYTE;
  let failure: unknown;
  parser.on('error', (error) => (failure ??= error));
  const parsed = finished(parser);
  parsed.catch(() => undefined);
  try {
    for await (const chunk of body) {
      left -= chunk.length;
      if (left < 0) throw tooLarge(limitBytes);
      if (failure === undefined && !parser.destroyed && !parser.write(chunk))
        await Promise.race([once(parser, 'drain'), parsed]).catch(() => undefined);
    }
  } catch (error) {
    parser.destroy(error as Error);
    throw error;
  }
  if (failure === undefined) parser.end();
  await parsed;
}

function parseInfo(value: string): Record<string, unknown> {
  try {
    const info: unknown = JSON.parse(value);
    return typeof info === 'object' && info !== null && !Array.isArray(info) ? { ...info } : {};
  } catch {
    return {};
  }
}

function asRefusal(error: unknown): unknown {
  if (error instanceof WireRefusal) return error;
  return new WireRefusal(400, 'The request broke off or is not a valid multipart body. Send it again.', {
    cause: error,
  });
}

/** The refusal of a file over the limit. */
export function tooLarge(limitBytes: number): WireRefusal {
  const megabytes = Math.floor(limitBytes / MEGABYTE);
  return new WireRefusal(413, `The uploaded file is larger than the size limit of ${megabytes} megabytes.`);
}
