import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';

const LOCAL_HEADER = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks an archive as `java.util.zip.ZipInputStream` does on Android: from the front, by local headers alone. So it
 * refuses what Android cannot read, such as stored entries whose sizes come only after the data.
 */
export function unzipStream(zipFile: string, into: string): void {
  const bytes = readFileSync(zipFile);
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  let at = 0;
  while (at + 30 <= bytes.length && bytes.readUInt32LE(at) === LOCAL_HEADER)
    at = unpackEntry(bytes, at, into);
  if (at === 0) throw new Error('The archive has no entry');
}

function unpackEntry(bytes: Buffer, at: number, into: string): number {
  const flags = bytes.readUInt16LE(at + 6);
  const method = bytes.readUInt16LE(at + 8);
  const nameEnd = at + 30 + bytes.readUInt16LE(at + 26);
  const name = bytes.toString('utf8', at + 30, nameEnd);
  const start = nameEnd + bytes.readUInt16LE(at + 28);
  const sizesFollow = (flags & 8) !== 0;
  if (flags & 1) throw new Error('encrypted ZIP entry not supported');
  if (sizesFollow && method !== DEFLATED) throw new Error('only DEFLATED entries can have EXT descriptor');
  if (method !== STORED && method !== DEFLATED) throw new Error('unsupported compression method');
  const { data, end } = readData(bytes, start, method, bytes.readUInt32LE(at + 18));
  const tail = sizesFollow ? readDescriptor(bytes, end) : { crc: bytes.readUInt32LE(at + 14), end };
  if (!name.endsWith('/') && crc32(data) !== tail.crc) throw new Error(`invalid entry CRC of ${name}`);
  writeEntry(into, name, data);
  return tail.end;
}

function readData(
  bytes: Buffer,
  start: number,
  method: number,
  compressedSize: number,
): { data: Buffer; end: number } {
  if (method === STORED) {
    const end = start + compressedSize;
    return { data: bytes.subarray(start, end), end };
  }
  // The stream itself says where it ends, as the inflater tells Android.
  const read = inflateRawSync(bytes.subarray(start), { info: true }) as unknown as {
    buffer: Buffer;
    engine: { bytesWritten: number };
  };
  return { data: read.buffer, end: start + read.engine.bytesWritten };
}

function readDescriptor(bytes: Buffer, at: number): { crc: number; end: number } {
  const hasMark = bytes.readUInt32LE(at) === DESCRIPTOR;
  const from = hasMark ? at + 4 : at;
  return { crc: bytes.readUInt32LE(from), end: from + 12 };
}

function writeEntry(into: string, name: string, data: Buffer): void {
  const file = join(into, name);
  if (!resolve(file).startsWith(resolve(into) + sep))
    throw new Error(`File is outside extraction target: ${name}`);
  if (name.endsWith('/')) {
    mkdirSync(file, { recursive: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, data);
}
