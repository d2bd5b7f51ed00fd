import { constants, crc32, deflateRawSync } from 'node:zlib';

/** An entry of {@link buildZip}. What is left out is made to be right. */
export interface RawEntry {
  readonly name: string | Uint8Array;
  readonly data?: string | Uint8Array;
  readonly method?: 'deflate' | 'store';
  /** Compressed bytes, instead of those made from `data`. */
  readonly packed?: Uint8Array;
  /** Declared, not real. */
  readonly crc32?: number;
  /** Declared, not real. */
  readonly sizeBytes?: number;
  /** Declared, not real. */
  readonly packedBytes?: number;
  /** Number of the method, not what is really done. */
  readonly methodCode?: number;
  /** General purpose bits; bit 11 (UTF-8) unless given. */
  readonly flags?: number;
  /** Unix mode; `0o100644` unless given. */
  readonly mode?: number;
  /** System that the entry claims to come from; 3 (Unix) unless given. */
  readonly host?: number;
  /** Name in the entry's own header, if another. */
  readonly localName?: string;
  /** Bits in the entry's own header, if others. */
  readonly localFlags?: number;
  /** Size in the entry's own header, if another. */
  readonly localSizeBytes?: number;
  /** Points to this entry's header instead of writing one, by index. */
  readonly sharesDataOf?: number;
}

/** What the end record says, where it shall be wrong. */
export interface RawEnd {
  readonly entryCount?: number;
  readonly directoryPosition?: number;
  readonly commentLength?: number;
  /** Writes zip64 records that give this position for the directory. */
  readonly zip64DirectoryPosition?: bigint;
  /** Writes a zip64 locator that gives this position for the zip64 end record. */
  readonly zip64EndPosition?: bigint;
}

interface Prepared {
  readonly entry: RawEntry;
  readonly name: Buffer;
  readonly packed: Uint8Array;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly packedBytes: number;
}

/**
 * Writes a zip archive byte by byte, so that tests can put any lie into it.
 *
 * @example
 * ```ts
 * buildZip([{ name: "../evil.js", data: "x" }]);
 * ```
 */
export function buildZip(entries: readonly RawEntry[], end: RawEnd = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const positions: number[] = [];
  let position = 0;
  for (const entry of entries) {
    const prepared = prepare(entry);
    const shared = entry.sharesDataOf === undefined ? undefined : positions[entry.sharesDataOf];
    positions.push(shared ?? position);
    directory.push(directoryHeader(prepared, shared ?? position));
    if (shared !== undefined) continue;
    const local = [localHeader(prepared), Buffer.from(prepared.packed)];
    parts.push(...local);
    position += local[0]!.length + local[1]!.length;
  }
  return Buffer.concat([...parts, ...directory, endRecords(entries.length, directory, position, end)]);
}

/**
 * Zeros, deflated at about a thousandth of their size, whatever that is: one compressed MiB, repeated.
 *
 * @param mebibytes - how many MiB of zeros
 */
export function packedZeros(mebibytes: number): Pick<RawEntry, 'packed' | 'crc32' | 'sizeBytes'> {
  const block = Buffer.alloc(2 ** 20);
  const packedBlock = deflateRawSync(block, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  let checksum = 0;
  for (let index = 0; index < mebibytes; index++) checksum = crc32(block, checksum);
  const last = Buffer.from([0x03, 0x00]);
  const blocks = Array.from({ length: mebibytes }, () => packedBlock);
  return {
    packed: Buffer.concat([...blocks, last]),
    crc32: checksum,
    sizeBytes: mebibytes * 2 ** 20,
  };
}

function prepare(entry: RawEntry): Prepared {
  const data = Buffer.from(entry.data ?? '');
  const deflates = (entry.method ?? 'deflate') === 'deflate';
  const packed = entry.packed ?? (deflates ? deflateRawSync(data) : data);
  return {
    entry,
    name: Buffer.from(entry.name),
    packed,
    method: entry.methodCode ?? (deflates ? 8 : 0),
    crc: entry.crc32 ?? crc32(data),
    size: entry.sizeBytes ?? data.length,
    packedBytes: entry.packedBytes ?? packed.length,
  };
}

function localHeader({ entry, name, method, crc, size, packedBytes }: Prepared): Buffer {
  const localName = entry.localName === undefined ? name : Buffer.from(entry.localName);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(entry.localFlags ?? entry.flags ?? 0x800, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt16LE(0x21, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(packedBytes, 18);
  header.writeUInt32LE(entry.localSizeBytes ?? size, 22);
  header.writeUInt16LE(localName.length, 26);
  return Buffer.concat([header, localName]);
}

function directoryHeader(prepared: Prepared, position: number): Buffer {
  const { entry, name, method, crc, size, packedBytes } = prepared;
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(((entry.host ?? 3) << 8) | 63, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(entry.flags ?? 0x800, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt16LE(0x21, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packedBytes, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
  header.writeUInt32LE(position, 42);
  return Buffer.concat([header, name]);
}

function endRecords(count: number, directory: Buffer[], position: number, end: RawEnd): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(end.entryCount ?? count, 8);
  record.writeUInt16LE(end.entryCount ?? count, 10);
  const directoryBytes = directory.reduce((sum, header) => sum + header.length, 0);
  record.writeUInt32LE(directoryBytes, 12);
  record.writeUInt32LE(end.directoryPosition ?? position, 16);
  record.writeUInt16LE(end.commentLength ?? 0, 20);
  if (end.zip64DirectoryPosition === undefined && end.zip64EndPosition === undefined) return record;
  const record64 = Buffer.alloc(56);
  record64.writeUInt32LE(0x06064b50, 0);
  record64.writeBigUInt64LE(44n, 4);
  record64.writeBigUInt64LE(BigInt(count), 32);
  record64.writeBigUInt64LE(end.zip64DirectoryPosition ?? BigInt(position), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(end.zip64EndPosition ?? BigInt(position + directoryBytes), 8);
  return Buffer.concat([record64, locator, record]);
}
