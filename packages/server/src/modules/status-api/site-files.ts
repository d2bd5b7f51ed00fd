import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';

const KEPT_BYTES = 8 * 1024 * 1024;

/** A published file. */
export interface SiteFile {
  /** Below the folder, with its ending. */
  path: string;
  bytes: Buffer<ArrayBuffer>;
  /** A strong one: of the bytes alone. */
  etag: string;
  modifiedAt: Date;
}

/** Finds files of the published site. */
export type FindFile = (path: string) => Promise<SiteFile | undefined>;

/**
 * The files below a folder by their addresses: `en/history` is `en/history` or `en/history/index.html`, whichever is
 * there. What was read is kept while the file stays the same.
 */
export function siteFiles(folder: string): FindFile {
  const kept = new LRUCache<string, { version: string; file: SiteFile }>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ file }) => file.bytes.length + 200,
  });
  const read = async (path: string): Promise<SiteFile | undefined> => {
    const stats = await stat(join(folder, path)).catch(() => undefined);
    if (!stats?.isFile()) return undefined;
    const version = `${stats.ino} ${stats.mtimeMs} ${stats.size}`;
    const known = kept.get(path);
    if (known?.version === version) return known.file;
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    if (!bytes) return undefined;
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
    const file = { path, bytes, etag, modifiedAt: stats.mtime };
    kept.set(path, { version, file });
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

// Neither out of the folder nor to what the publisher keeps for itself.
function isPlain(path: string): boolean {
  return (
    path === '' ||
    (!/[\\\0]/.test(path) && path.split('/').every((part) => part !== '' && !part.startsWith('.')))
  );
}
