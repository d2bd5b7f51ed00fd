import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { describeCount, describeName } from './describe.ts';
import { PackageError } from './package-error.ts';
import type { ZipEntry } from './zip-entry.ts';
import type { ZipSource } from './zip-source.ts';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const ENCRYPTED = 0x1;
const SIZES_FOLLOW = 0x8;
const IN_ZIP64_FIELD = 0xffffffff;
const CHUNK_BYTES = 64 * 1024;

/** What zlib returns with the option `info`, which its types leave out. */
interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

/**
 * The unpacked contents of an entry, chunk by chunk, in bounded memory. It ends without error only
 * if size and checksum are those of the directory; the chunks before are not to be trusted until then.
 *
 * @throws PackageError `zip-broken`
 */
export async function* readEntryData(source: ZipSource, entry: ZipEntry): AsyncGenerator<Buffer> {
  const start = await findData(source, entry);
  const packed = source.readRange(start, start + entry.packedBytes);
  let size = 0;
  let checksum = 0;
  for await (const chunk of unpack(packed, entry)) {
    size += chunk.length;
    // At once, not at the end: an archive may declare a byte and inflate to a terabyte.
    if (size > entry.sizeBytes) throw wrongSize(entry, 'more');
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (size < entry.sizeBytes) throw wrongSize(entry, `only ${describeCount(size)}`);
  if (checksum !== entry.crc32) throw broken(entry, 'does not match its checksum');
}

function unpack(packed: AsyncIterable<Buffer>, entry: ZipEntry): AsyncIterable<Buffer> {
  if (!entry.deflated) return packed;
  const small = entry.packedBytes <= CHUNK_BYTES && entry.sizeBytes <= CHUNK_BYTES;
  return small ? inflateAtOnce(packed, entry) : inflate(packed, entry);
}

// Ten times as fast as a stream for the small files of which packages have thousands.
async function* inflateAtOnce(packed: AsyncIterable<Buffer>, entry: ZipEntry): AsyncGenerator<Buffer> {
  const [bytes = Buffer.alloc(0)] = await Array.fromAsync(packed);
  try {
    const options = { info: true, maxOutputLength: entry.sizeBytes + 1 } as const;
    const { buffer, engine } = inflateRawSync(bytes, options) as unknown as Inflated;
    checkAllRead(engine.bytesWritten, entry);
    yield buffer;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw wrongSize(entry, 'more');
    }
    throw explain(entry, error);
  }
}

async function* inflate(packed: AsyncIterable<Buffer>, entry: ZipEntry): AsyncGenerator<Buffer> {
  const inflater = createInflateRaw({ chunkSize: CHUNK_BYTES });
  // The error also reaches the loop below, which is where it is thrown.
  pipeline(Readable.from(packed, { objectMode: false }), inflater, () => {});
  try {
    yield* inflater;
  } catch (error) {
    throw explain(entry, error);
  } finally {
    inflater.destroy();
  }
  checkAllRead(inflater.bytesWritten, entry);
}

// Devices look for the next entry right behind the compressed data.
function checkAllRead(readBytes: number, entry: ZipEntry): void {
  if (readBytes !== entry.packedBytes) throw broken(entry, 'has bytes left over');
}

function explain(entry: ZipEntry, error: unknown): unknown {
  if (!isZlibError(error)) return error;
  return broken(entry, `cannot be unpacked (${error.message})`, error);
}

/**
 * Where the entry's data starts. Its own header must agree with the directory, because Android
 * unpacks by these headers and never sees the directory.
 */
async function findData(source: ZipSource, entry: ZipEntry): Promise<number> {
  const header = await source.readAt(entry.headerPosition, LOCAL_HEADER_BYTES);
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_SIGNATURE) {
    throw broken(entry, 'is not where the directory says');
  }
  const nameBytes = header.readUInt16LE(26);
  const name = await source.readAt(entry.headerPosition + LOCAL_HEADER_BYTES, nameBytes);
  if (!name.equals(Buffer.from(entry.name))) throw broken(entry, 'has another name at its data');
  const flags = header.readUInt16LE(6);
  const method = entry.deflated ? 8 : 0;
  if (flags & ENCRYPTED || header.readUInt16LE(8) !== method) throw contradiction(entry);
  if (!(flags & SIZES_FOLLOW)) {
    const sizes = [header.readUInt32LE(18), header.readUInt32LE(22)];
    const agree = (size: number, known: number): boolean => size === known || size === IN_ZIP64_FIELD;
    if (header.readUInt32LE(14) !== entry.crc32) throw contradiction(entry);
    if (!agree(sizes[0]!, entry.packedBytes) || !agree(sizes[1]!, entry.sizeBytes)) {
      throw contradiction(entry);
    }
  }
  return entry.headerPosition + LOCAL_HEADER_BYTES + nameBytes + header.readUInt16LE(28);
}

function contradiction(entry: ZipEntry): PackageError {
  return broken(entry, 'is described in one way by the directory, in another at its data');
}

function wrongSize(entry: ZipEntry, found: string): PackageError {
  const declared = `${describeCount(entry.sizeBytes)} bytes`;
  return broken(entry, `should unpack to ${declared} and unpacks to ${found}`);
}

function broken(entry: ZipEntry, fault: string, cause?: unknown): PackageError {
  return new PackageError(
    'zip-broken',
    `The archive is damaged: ${describeName(entry.path)} ${fault}. Make the archive again and upload it anew.`,
    { cause },
  );
}

function isZlibError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && (error as NodeJS.ErrnoException).code?.startsWith('Z_') === true;
}
