import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** One file of the build, as it is and as it travels. */
export interface Asset {
  type: string;
  bytes: Buffer<ArrayBuffer>;
  /** Made at build time; a file that would not get smaller has none. */
  br: Buffer<ArrayBuffer> | undefined;
  gzip: Buffer<ArrayBuffer> | undefined;
}

/** The console as it was built: its one page with holes, and the files that the page loads. */
export interface Build {
  /** Changes with every build that changes anything. */
  version: string;
  page: string;
  /** By name, such as `index-CY31bvtj.js`. */
  assets: Map<string, Asset>;
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Opens the folder of the build. The returned function gives the newest build in it, or nothing while there is none.
 * Files of earlier builds stay, so that tabs which are open go on working.
 */
export function openBuild(folder: string): () => Build | undefined {
  const index = join(folder, 'index.html');
  let known: Build | undefined;
  let knownMs = 0;
  return () => {
    const changedMs = statSync(index, { throwIfNoEntry: false })?.mtimeMs;
    if (changedMs === undefined || changedMs === knownMs) return known;
    try {
      known = readBuild(folder, known?.assets);
      knownMs = changedMs;
    } catch (error) {
      // A build that is put in place at this moment has holes; the next request sees it whole.
      if (!known) throw error;
    }
    return known;
  };
}

function readBuild(folder: string, earlier: Build['assets'] = new Map()): Build {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const assets = new Map(earlier);
  const names = readdirSync(join(folder, 'assets')).filter((name) => !/\.(?:br|gz)$/.test(name));
  for (const name of names) assets.set(name, readAsset(join(folder, 'assets', name)));
  const version = createHash('sha256').update(page).digest('hex').slice(0, 12);
  return { version, page, assets };
}

function readAsset(path: string): Asset {
  const packed = (ending: string): Buffer<ArrayBuffer> | undefined =>
    existsSync(path + ending) ? readFileSync(path + ending) : undefined;
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  return { type, bytes: readFileSync(path), br: packed('.br'), gzip: packed('.gz') };
}
