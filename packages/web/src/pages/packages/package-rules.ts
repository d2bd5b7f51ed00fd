import { PackageRefusal } from './package-refusal.ts';

/** What every server allows; how large the package itself may be, the server says. */
export const MOST_FILES = 50_000;
export const MOST_UNPACKED_BYTES = 1024 ** 3;

const MOST_PATH_BYTES = 1024;
const MOST_PART_BYTES = 255;
const utf8 = new TextEncoder();

/** What macOS leaves behind is no part of an update. */
export function isIgnored(path: string): boolean {
  return path.startsWith('__MACOSX/') || path === '.DS_Store' || path.endsWith('/.DS_Store');
}

/** Apps for a store are no updates, however they are packed. */
export function refuseStoreApp(name: string): void {
  if (/\.(?:apk|aab|ipa)$/i.test(name)) throw new PackageRefusal('store-app', name);
}

/** Refuses what a device could not store under that very name, and what it would take for something else. */
export function checkPath(path: string): void {
  const parts = path.split('/');
  const isUnsafe =
    path.includes('\0') ||
    path.startsWith('/') ||
    /^[a-z]:/i.test(path) ||
    parts.some((part) => part === '' || part === '.' || part === '..') ||
    utf8.encode(path).length > MOST_PATH_BYTES ||
    parts.some((part) => utf8.encode(part).length > MOST_PART_BYTES);
  if (isUnsafe) throw new PackageRefusal('unsafe-path', path);
  if (path === 'hotcodepush.json') throw new PackageRefusal('reserved-path', path);
}

/** Refuses two files of one path, and a file where another one needs a folder. */
export function checkConflicts(paths: string[]): void {
  const keys = paths.map((path) => `${path}/`).toSorted(byCodeUnits);
  for (const [at, key] of keys.entries()) {
    if (at > 0 && key.startsWith(keys[at - 1]!)) throw new PackageRefusal('duplicate-path', key.slice(0, -1));
  }
}

/** The order in which package hashes are made: by code units, in every locale alike. */
export function byCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
