import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { encodeBytes, type Encoding } from './encode-file.ts';

const KEPT_BYTES = 8 * 1024 * 1024;

/** Bytes as they are sent. */
interface SentBytes {
  bytes: Buffer<ArrayBuffer>;
  /** A strong one: of these bytes alone, so each encoding has its own. */
  etag: string;
  /** None for the plain ones. */
  encoding?: Encoding;
}

/** A published file. */
export interface SiteFile extends SentBytes {
  /** Below the folder, with its ending. */
  path: string;
  modifiedAt: Date;
  /** Packed, once for each version of the file; the plain bytes where packing gains nothing. */
  encoded(encoding: Encoding): Promise<SentBytes>;
}

/** Finds files of the published site. */
export type FindFile = (path: string) => Promise<SiteFile | undefined>;

interface Kept {
  version: string;
  file: SiteFile;
  /** What is kept of it, packed bytes too. */
  size: number;
}

/**
 * The files below a folder by their addresses: `en/history` is `en/history` or `en/history/index.html`, whichever is
 * there. What was read or packed is kept while the file stays the same.
 */
export function siteFiles(folder: string): FindFile {
  const kept = new LRUCache<string, Kept>({ maxSize: KEPT_BYTES, sizeCalculation: ({ size }) => size });
  const read = async (path: string): Promise<SiteFile | undefined> => {
    const stats = await stat(join(folder, path)).catch(() => undefined);
    if (!stats?.isFile()) return undefined;
    const version = `${stats.ino} ${stats.mtimeMs} ${stats.size}`;
    const known = kept.get(path);
    if (known?.version === version) return known.file;
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    return bytes && keep({ path, bytes, etag: etagOf(bytes), modifiedAt: stats.mtime }, version);
  };
  const keep = (plain: Omit<SiteFile, 'encoded'>, version: string): SiteFile => {
    const packed = new Map<Encoding, Promise<SentBytes>>();
    let size = plain.bytes.length + 200;
    const encoded = (encoding: Encoding): Promise<SentBytes> => {
      const known = packed.get(encoding);
      if (known) return known;
      const made = encode(plain, encoding);
      packed.set(encoding, made);
      // Counted as soon as it is there, unless a newer version or another file has taken the place.
      void made.then(
        ({ bytes, encoding: isPacked }) => {
          if (isPacked) size += bytes.length;
          if (kept.peek(plain.path)?.file === file) kept.set(plain.path, { version, file, size });
        },
        () => packed.delete(encoding),
      );
      return made;
    };
    const file = { ...plain, encoded };
    kept.set(plain.path, { version, file, size });
    return file;
  };
  return async (path) => {
    if (!isPlain(path)) return undefined;
    for (const candidate of path === '' ? ['index.html'] : [path, `${path}.html`, `${path}/index.html`]) {
      const file = await read(candidate);
      if (file) return file;
    }
    return undefined;
  };
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
}

async function encode({ bytes, etag }: SentBytes, encoding: Encoding): Promise<SentBytes> {
  const packed = await encodeBytes(bytes, encoding);
  if (packed.length >= bytes.length) return { bytes, etag };
  return { bytes: packed, etag: etagOf(packed), encoding };
}

// Neither out of the folder nor to what the publisher keeps for itself.
function isPlain(path: string): boolean {
  return (
    path === '' ||
    (!/[\\\0]/.test(path) && path.split('/').every((part) => part !== '' && !part.startsWith('.')))
  );
}
