import { describeBytes } from './describe.ts';
import { PackageError } from './package-error.ts';
import type { PackageLimits } from './package-limits.ts';

/** Refuses an upload, archive or single file, by its own size. */
export function checkSize(sizeBytes: number, limits: PackageLimits): void {
  if (sizeBytes > limits.maxSizeBytes) {
    throw new PackageError(
      'too-large',
      `The package has ${describeBytes(sizeBytes)}; at most ${describeBytes(limits.maxSizeBytes)} are allowed. Leave out what the app does not load.`,
    );
  }
  if (sizeBytes === 0) {
    throw new PackageError(
      'empty-package',
      'The package is an empty file. Check the path and build the update again.',
    );
  }
}
