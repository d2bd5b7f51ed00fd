import { PackageError } from './package-error.ts';
import { describeName } from './describe.ts';
import type { PackageLimits } from './package-limits.ts';
import { PACKAGE_LIMITS } from './package-limits.ts';
import { readZipDirectory } from './read-zip-directory.ts';
import { fillNewDirectory, writeBelow } from './target-folder.ts';
import { readEntryData } from './zip-entry-data.ts';
import { looksLikeZip, withFile } from './zip-source.ts';

/**
 * Unpacks an archive, a package or a file diff, as a device does: every file, also those that the hash ignores.
 * It refuses what {@link inspectPackage} refuses, and then leaves nothing behind.
 *
 * @param zipFile - path of the archive
 * @param directory - a folder that is empty or yet to be made
 * @param limits - sizes in bytes; {@link PACKAGE_LIMITS} unless given
 * @throws PackageError
 * @example
 * ```ts
 * await extractPackage("CodePush.zip", "unpacked");
 * const { hash } = await hashFolder("unpacked");
 * ```
 */
export async function extractPackage(
  zipFile: string,
  directory: string,
  limits: PackageLimits = PACKAGE_LIMITS,
): Promise<void> {
  await withFile(zipFile, async (source) => {
    if (!(await looksLikeZip(source))) {
      throw new PackageError(
        'zip-broken',
        `${describeName(zipFile)} is not a zip archive, or its beginning is damaged. Give the path of a zip archive.`,
      );
    }
    const entries = await readZipDirectory(source, limits);
    await fillNewDirectory(directory, async () => {
      for (const entry of entries) {
        await writeBelow(directory, entry.path, readEntryData(source, entry));
      }
    });
  });
}
