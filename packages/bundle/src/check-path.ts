import { describeName } from './describe.ts';
import { PackageError } from './package-error.ts';

// What the file systems of devices can hold, with room for the folder that the package is unpacked to.
const MAX_PATH_BYTES = 1024;
const MAX_PART_BYTES = 255;

/**
 * Refuses a path that would leave the folder it is unpacked to, or that a device could not store under
 * that very name (its hash would then differ from ours).
 *
 * @param path - normalised, of a file or, with a trailing `/`, of a folder
 * @throws PackageError `unsafe-path`
 */
export function checkPath(path: string): void {
  const fault = findFault(path);
  if (!fault) return;
  throw new PackageError(
    'unsafe-path',
    `The package holds the name ${describeName(path)}, which ${fault}. Rename it, or make the archive again from inside its folder.`,
  );
}

function findFault(path: string): string | undefined {
  const parts = (path.endsWith('/') ? path.slice(0, -1) : path).split('/');
  if (path.includes('\0')) return 'contains a NUL character';
  if (path.startsWith('/')) return 'is absolute';
  if (/^[a-z]:/i.test(path)) return 'starts with a drive letter';
  if (parts.includes('..')) return 'leads out of the package by ".."';
  if (parts.includes('') || parts.includes('.')) return 'has an empty part or a part "."';
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) return `is longer than ${MAX_PATH_BYTES} bytes`;
  if (parts.some((part) => Buffer.byteLength(part) > MAX_PART_BYTES)) {
    return `has a part longer than ${MAX_PART_BYTES} bytes`;
  }
  return undefined;
}
