import { describeName } from './describe.ts';
import { compareCodeUnits } from './manifest.ts';
import { PackageError } from './package-error.ts';

/**
 * Refuses entries that want the same place: two files of one path, or a file where another entry needs a folder.
 *
 * @param paths - normalised; folders end with `/` and may occur more than once
 * @throws PackageError `duplicate-path`
 */
export function checkConflicts(paths: readonly string[]): void {
  // With a "/" after each, whatever lies below a file, or equals it, follows it directly.
  const places = paths.map((path) => ({ path, key: path.endsWith('/') ? path : `${path}/` }));
  places.sort((a, b) => compareCodeUnits(a.key, b.key) || a.path.length - b.path.length);
  for (let index = 1; index < places.length; index++) {
    const before = places[index - 1]!;
    const place = places[index]!;
    if (before.path.endsWith('/') || !place.key.startsWith(before.key)) continue;
    throw new PackageError('duplicate-path', describeConflict(before.path, place.path));
  }
}

function describeConflict(file: string, other: string): string {
  return file === other
    ? `The package holds ${describeName(file)} more than once. Make the archive again in a new file instead of adding to an old one.`
    : `The package holds ${describeName(file)} as a file and, for ${describeName(other)}, as a folder. Rename one of them.`;
}
