import { createReadStream } from 'node:fs';
import { describeName } from './describe.ts';
import { listFolder } from './list-folder.ts';
import { isIgnoredPath } from './manifest.ts';
import { PackageError } from './package-error.ts';
import { writeZip } from './write-zip.ts';

/**
 * Zips a folder into a package. Equal folders give equal bytes; times and access rights are not kept.
 * The files that {@link isIgnoredPath} names are left out, so the archive has the hash of {@link hashFolder}
 * with the same prefix.
 *
 * @param directory - path of the folder
 * @param outFile - path of the archive, replaced if there
 * @param options - `rootName` comes first in every path, by custom the folder's own name
 * @returns size in bytes and number of files of the archive
 * @throws PackageError `unreadable`, `special-entry`, `unsafe-path`, `empty-package`
 * @example
 * ```ts
 * await zipFolder("build/CodePush", "CodePush.zip", { rootName: "CodePush" });
 * ```
 */
export async function zipFolder(
  directory: string,
  outFile: string,
  options: { readonly rootName?: string } = {},
): Promise<{ sizeBytes: number; fileCount: number }> {
  const listed = await listFolder(directory, options.rootName ?? '');
  const files = listed
    .filter(({ path }) => !isIgnoredPath(path))
    .map(({ path, file }) => ({ path, open: () => createReadStream(file) }));
  if (files.length === 0) {
    throw new PackageError(
      'empty-package',
      `${describeName(directory)} holds no file to release. Build the update first, or give another folder.`,
    );
  }
  return { sizeBytes: await writeZip(outFile, files), fileCount: files.length };
}
