import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, type Stats } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Log } from './log.ts';
import { Problem } from './problem.ts';

/** A file by its content. */
export interface StoredFile {
  /** Lower-case hexadecimal SHA-256 of the content; also its name. */
  sha256: string;
  sizeBytes: number;
}

/** A file in the temporary folder, with what it is. */
export interface ReceivedBytes extends StoredFile {
  path: string;
}

/** A stored file, ready to be read. */
export interface OpenFile extends StoredFile {
  path: string;
  /** A part of it or all; `end` is the last byte, included. */
  stream(range?: { start: number; end: number }): Readable;
}

/** Files by content. The same content is kept once; a file never changes. */
export interface Storage {
  /**
   * Stores a stream, the file at a path, or what was received. A path inside the temporary folder is moved, any other
   * copied. What `judge` throws at is not stored.
   */
  put(source: Readable | string | ReceivedBytes, judge?: (file: StoredFile) => void): Promise<StoredFile>;
  /** Writes a stream to a fresh temporary path, to be looked at before it is stored or removed. */
  receive(source: Readable): Promise<ReceivedBytes>;
  /** Opens a file; `sizeBytes`, if given, is what it must have. */
  get(sha256: string, sizeBytes?: number): Promise<OpenFile>;
  has(sha256: string): Promise<boolean>;
  /** Removes a file; nothing happens when it is not there. */
  remove(sha256: string): Promise<void>;
  /** Every stored file and when it was last put or touched, in milliseconds since the epoch. */
  list(): AsyncIterable<{ sha256: string; modifiedMs: number }>;
  /** Marks a file as wanted from now on, before a reference to it is written; false when it is not there. */
  touch(sha256: string, now: Date): Promise<boolean>;
  /**
   * Removes a file that nobody has put or touched since `beforeMs` and that `isUnused` confirms once it is out of
   * the way; otherwise it stays.
   */
  removeUnused(sha256: string, beforeMs: number, isUnused: () => Promise<boolean>): Promise<boolean>;
  /** A fresh path on the same file system, for work in progress. */
  tempPath(): string;
  /** Removes work in progress that nobody has touched since an instant: a killed process left it behind. */
  sweepTemp(untouchedSince: Date): Promise<void>;
  /** Throws the problem `unavailable` when nothing can be written. */
  healthy(): Promise<void>;
}

const SHA256 = /^[0-9a-f]{64}$/;
const ASIDE = /\.aside$/;

/** Files in folders by the first two pairs of digits of their name. */
export function openDiskStorage(root: string, log: Log): Storage {
  const temp = join(root, 'tmp');
  const pathOf = (sha256: string): string => {
    if (!SHA256.test(sha256)) throw new Error(`Not a SHA-256: ${sha256}`);
    return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  const tempPath = (): string => join(temp, randomUUID());
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw asProblem(error, root, log);
    }
  };
  return {
    tempPath,
    put: (source, judge) => guard(() => putFile(source, temp, tempPath(), pathOf, judge)),
    receive: (source) => guard(() => receive(source, tempPath())),
    get: (sha256, sizeBytes) => guard(() => openFile(sha256, pathOf(sha256), sizeBytes, log)),
    has: (sha256) => guard(async () => (await find(pathOf(sha256))) !== undefined),
    remove: (sha256) => guard(() => rm(pathOf(sha256), { force: true })),
    list: () => listFiles(root),
    touch: (sha256, now) => guard(() => touchFile(pathOf(sha256), now)),
    removeUnused: (sha256, beforeMs, isUnused) =>
      guard(() => removeUnused(pathOf(sha256), beforeMs, isUnused)),
    sweepTemp: (untouchedSince) => guard(() => sweep(temp, untouchedSince)),
    healthy: () => guard(() => probe(temp, tempPath())),
  };
}

async function putFile(
  source: Readable | string | ReceivedBytes,
  temp: string,
  fresh: string,
  pathOf: (sha256: string) => string,
  judge?: (file: StoredFile) => void,
): Promise<StoredFile> {
  const given = typeof source === 'string' ? source : 'sha256' in source ? source.path : undefined;
  const path = given !== undefined && dirname(given) === temp ? given : fresh;
  try {
    mkdirSync(temp, { recursive: true });
    if (given !== undefined && path === fresh) await copyFile(given, path);
    const file = await identify(source, path);
    judge?.(file);
    await keep(path, pathOf(file.sha256));
    return file;
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}

// What was received has been read while it came in; reading it again would only make its sender wait.
async function identify(source: Readable | string | ReceivedBytes, path: string): Promise<StoredFile> {
  if (typeof source === 'string') return hashFile(path);
  if (!('sha256' in source)) return writeStream(source, path, { flush: true });
  await syncPath(path);
  const { sha256, sizeBytes } = source;
  return { sha256, sizeBytes };
}

async function receive(source: Readable, path: string): Promise<ReceivedBytes> {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return { path, ...(await writeStream(source, path)) };
  } catch (error) {
    source.destroy();
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}

function meter(): { through: Transform; result: () => StoredFile } {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      done(null, chunk);
    },
  });
  return { through, result: () => ({ sha256: hash.digest('hex'), sizeBytes }) };
}

async function writeStream(source: Readable, path: string, options = {}): Promise<StoredFile> {
  const { through, result } = meter();
  await pipeline(source, through, createWriteStream(path, { flags: 'wx', ...options }));
  return result();
}

async function hashFile(path: string): Promise<StoredFile> {
  const { through, result } = meter();
  through.resume();
  await pipeline(createReadStream(path), through);
  await syncPath(path);
  return result();
}

// The name appears only when all bytes are on the disk, and the folder is synced after it.
async function keep(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
  await syncPath(dirname(to));
  await syncPath(dirname(dirname(to)));
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

async function openFile(
  sha256: string,
  path: string,
  expected: number | undefined,
  log: Log,
): Promise<OpenFile> {
  const found = await find(path);
  if (!found?.isFile() || (expected !== undefined && found.size !== expected)) {
    const state = found ? `has ${found.size} bytes instead of ${expected}` : 'is missing';
    log.error(
      { sha256, path, expected, actual: found?.size },
      'a stored file is lost or damaged; restore it from a backup',
    );
    throw new Problem(
      'unavailable',
      `The stored file ${sha256} ${state}. The operator must restore it from a backup.`,
      { retryAfterSeconds: 300 },
    );
  }
  return { sha256, sizeBytes: found.size, path, stream: (range) => createReadStream(path, range) };
}

async function sweep(temp: string, untouchedSince: Date): Promise<void> {
  for (const name of (await readdir(temp).catch(ignoreMissing)) ?? []) {
    const path = join(temp, name);
    const found = await stat(path).catch(ignoreMissing);
    if (found && found.mtime <= untouchedSince) await rm(path, { recursive: true, force: true });
  }
}

async function probe(temp: string, path: string): Promise<void> {
  await mkdir(temp, { recursive: true });
  try {
    const handle = await open(path, 'wx');
    await handle.write('x').finally(() => handle.close());
  } finally {
    // A full disk takes the empty file and refuses its content.
    await rm(path, { force: true });
  }
}

async function* listFiles(root: string): AsyncGenerator<{ sha256: string; modifiedMs: number }> {
  for (const name of (await readdir(root, { recursive: true }).catch(ignoreMissing)) ?? []) {
    const path = join(root, name.replace(ASIDE, ''));
    const sha256 = basename(path);
    if (!SHA256.test(sha256)) continue;
    // Put aside by a process that was killed before it had decided.
    if (ASIDE.test(name)) await rename(join(root, name), path);
    const found = await stat(path).catch(ignoreMissing);
    if (found?.isFile()) yield { sha256, modifiedMs: found.mtimeMs };
  }
}

// Whoever asks for a file that is out of the way takes it back; then it stays.
async function find(path: string): Promise<Stats | undefined> {
  const found = await stat(path).catch(ignoreMissing);
  if (found) return found;
  await rename(asideOf(path), path).catch(ignoreMissing);
  // Somebody else may have taken it back between the two looks.
  return stat(path).catch(ignoreMissing);
}

async function touchFile(path: string, now: Date): Promise<boolean> {
  if (!(await find(path))) return false;
  return utimes(path, now, now).then(
    () => true,
    // Put aside since the look: taken back, and its date with it.
    (error: NodeJS.ErrnoException) => ignoreMissing(error) ?? touchFile(path, now),
  );
}

// Looked at again after it is out of the way: whoever wants it meanwhile finds it back in its place.
async function removeUnused(
  path: string,
  beforeMs: number,
  isUnused: () => Promise<boolean>,
): Promise<boolean> {
  const aside = asideOf(path);
  await rename(path, aside);
  const unused = await isUnused().catch(() => false);
  const modifiedMs = (await stat(aside).catch(ignoreMissing))?.mtimeMs;
  if (unused && modifiedMs !== undefined && modifiedMs < beforeMs) {
    return rm(aside).then(
      () => true,
      (error: NodeJS.ErrnoException) => ignoreMissing(error) ?? false,
    );
  }
  await rename(aside, path).catch(ignoreMissing);
  return false;
}

function asideOf(path: string): string {
  return `${path}.aside`;
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

const CANNOT_WRITE = new Set([
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EROFS',
  'EIO',
  'EACCES',
  'EPERM',
  'ENOTDIR',
  'EISDIR',
  'EMFILE',
  'ENFILE',
  'EEXIST',
]);

function asProblem(error: unknown, root: string, log: Log): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (!(error instanceof Error) || error instanceof Problem || !code || !CANNOT_WRITE.has(code)) return error;
  log.error({ err: error, root }, 'the file store cannot be used');
  return new Problem(
    'unavailable',
    'Files cannot be stored right now. Try again in a few seconds.',
    { retryAfterSeconds: 10 },
    { cause: error },
  );
}
