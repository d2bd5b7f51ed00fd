import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';
import { describeName } from './describe.ts';
import { PackageError } from './package-error.ts';

const BLOCK_BYTES = 64 * 1024;

/**
 * The file below an archive. It answers small reads from a block in memory, for archives are read in tens of
 * thousands of tiny pieces, and it treats positions outside the file as its end: yauzl hands on offsets from the
 * archive unchecked, and `fs.read` throws on huge ones where nobody could catch it.
 */
export class ZipSource extends RandomAccessReader {
  readonly sizeBytes: number;
  readonly #handle: FileHandle;
  #block: Buffer = Buffer.alloc(0);
  #blockStart = 0;

  constructor(handle: FileHandle, sizeBytes: number) {
    super();
    this.#handle = handle;
    this.sizeBytes = sizeBytes;
  }

  /** Up to `length` bytes from `position`; fewer only at the end of the file. Not to be written to. */
  async readAt(position: number, length: number): Promise<Buffer> {
    const from = position - this.#blockStart;
    if (from >= 0 && from + length <= this.#block.length) {
      return this.#block.subarray(from, from + length);
    }
    if (length > BLOCK_BYTES) return await this.#readFile(position, length);
    this.#block = await this.#readFile(position, BLOCK_BYTES);
    this.#blockStart = position;
    return this.#block.subarray(0, length);
  }

  /** The bytes from `start` up to `end`, in chunks; they stop short only at the end of the file. */
  async *readRange(start: number, end: number): AsyncGenerator<Buffer> {
    for (let position = start; position < end;) {
      const chunk = await this.readAt(position, Math.min(BLOCK_BYTES, end - position));
      if (chunk.length === 0) return;
      position += chunk.length;
      yield chunk;
    }
  }

  async #readFile(position: number, length: number): Promise<Buffer> {
    const wanted = Math.min(length, this.sizeBytes - position);
    if (!(position >= 0 && wanted > 0)) return Buffer.alloc(0);
    const buffer = Buffer.allocUnsafe(wanted);
    let filled = 0;
    while (filled < wanted) {
      const { bytesRead } = await this.#handle.read(buffer, filled, wanted - filled, position + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.readAt(position, length).then(
      (bytes) => process.nextTick(callback, null, bytes.copy(buffer, offset)),
      (error: Error) => process.nextTick(callback, error),
    );
  }

  override _readStreamForRange(): Readable {
    throw new Error('entries are read with readAt');
  }

  /** yauzl calls this when it needs the file no more; its opener closes it. */
  override close(callback: (error: Error | null) => void): void {
    process.nextTick(callback, null);
  }
}

/** Whether the bytes at the start say "zip archive", which is how devices tell. */
export async function looksLikeZip(source: ZipSource): Promise<boolean> {
  return (await source.readAt(0, 4)).toString('latin1') === 'PK\x03\x04';
}

/**
 * Runs `use` with the opened file and closes it afterwards.
 *
 * @throws PackageError `unreadable` if there is no such file
 */
export async function withFile<T>(file: string, use: (source: ZipSource) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    throw unreadable(file, error);
  });
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw unreadable(file);
    return await use(new ZipSource(handle, stats.size));
  } finally {
    await handle.close();
  }
}

function unreadable(file: string, cause?: NodeJS.ErrnoException): PackageError {
  const reason = cause ? `could not be opened (${cause.code})` : 'is not a file';
  return new PackageError(
    'unreadable',
    `${describeName(file)} ${reason}. Give the path of a readable file.`,
    { cause },
  );
}
