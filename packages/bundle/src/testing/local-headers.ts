import { inflateRawSync } from 'node:zlib';

/** An entry as a reader sees it that goes through an archive from its start and never looks at the directory. */
export interface LocalHeader {
  readonly name: string;
  readonly method: number;
  readonly version: number;
  readonly extraBytes: number;
  /** Time and date in the form of DOS. */
  readonly modified: number;
  readonly data: Buffer;
}

/**
 * Reads an archive as Android does. Throws on what Android cannot read: a stored entry whose sizes follow its data.
 */
export function readLocalHeaders(zip: Buffer): LocalHeader[] {
  const headers: LocalHeader[] = [];
  for (let position = 0; zip.readUInt32LE(position) === 0x04034b50;) {
    const flags = zip.readUInt16LE(position + 6);
    const method = zip.readUInt16LE(position + 8);
    const nameEnd = position + 30 + zip.readUInt16LE(position + 26);
    const extraBytes = zip.readUInt16LE(position + 28);
    const dataStart = nameEnd + extraBytes;
    const sizesFollow = (flags & 8) !== 0;
    if (sizesFollow && method !== 8) throw new Error('only deflated entries can have their sizes behind');
    const { data, packedBytes } = readData(zip, dataStart, method, zip.readUInt32LE(position + 18));
    headers.push({
      name: zip.toString('utf8', position + 30, nameEnd),
      method,
      version: zip.readUInt16LE(position + 4),
      extraBytes,
      modified: zip.readUInt32LE(position + 10),
      data,
    });
    position = dataStart + packedBytes + (sizesFollow ? 16 : 0);
  }
  return headers;
}

function readData(
  zip: Buffer,
  start: number,
  method: number,
  storedBytes: number,
): { data: Buffer; packedBytes: number } {
  if (method === 0) return { data: zip.subarray(start, start + storedBytes), packedBytes: storedBytes };
  const inflated = inflateRawSync(zip.subarray(start), { info: true }) as unknown as {
    buffer: Buffer;
    engine: { bytesWritten: number };
  };
  return { data: inflated.buffer, packedBytes: inflated.engine.bytesWritten };
}
