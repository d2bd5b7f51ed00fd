import { describeName } from './describe.ts';
import { DIFF_CONTROL_PATH, writeDiffControl } from './diff-control.ts';
import { diffManifests } from './diff-manifests.ts';
import type { Manifest } from './manifest.ts';
import { PackageError } from './package-error.ts';
import { PACKAGE_LIMITS } from './package-limits.ts';
import { readZipDirectory } from './read-zip-directory.ts';
import { writeZip } from './write-zip.ts';
import type { ZipInput } from './write-zip.ts';
import { readEntryData } from './zip-entry-data.ts';
import { withFile } from './zip-source.ts';

/** What a file diff is made from. */
export interface FileDiffInput {
  /** Path of the new release's archive, one that `inspectPackage` has accepted. */
  readonly newPackageZip: string;
  /** Of the release that the device runs. */
  readonly oldManifest: Manifest;
  /** Of the new release. */
  readonly newManifest: Manifest;
  /** Path of the archive to write, replaced if there. */
  readonly outFile: string;
}

/**
 * Writes the archive by which a device gets from one package to another: `hotcodepush.json` with the paths to
 * delete, and every file that is new or changed. Equal input gives equal bytes.
 *
 * @returns its size in bytes; null, with nothing written, if the packages are equal or if a device could not get
 * there by a diff, because a file takes the place of a folder, which devices do not remove. The diff may be
 * larger than the full package: compare before offering it.
 * @throws PackageError `diff-invalid` if the archive is not that of `newManifest`, `zip-broken`
 * @example
 * ```ts
 * const diff = await writeFileDiff({ newPackageZip, oldManifest, newManifest, outFile: "v1-v2.zip" });
 * ```
 */
export async function writeFileDiff(input: FileDiffInput): Promise<{ sizeBytes: number } | null> {
  const diff = diffManifests(input.oldManifest, input.newManifest);
  if (diff.deletedFiles.length + diff.changedFiles.length === 0) return null;
  if (replacesFolder(diff.deletedFiles, diff.changedFiles)) return null;
  return await withFile(input.newPackageZip, async (source) => {
    const entries = new Map(
      (await readZipDirectory(source, PACKAGE_LIMITS)).map((entry) => [entry.path, entry]),
    );
    const control = Buffer.from(writeDiffControl(diff.deletedFiles));
    const files: ZipInput[] = [{ path: DIFF_CONTROL_PATH, open: () => once(control) }];
    for (const path of diff.changedFiles) {
      const entry = entries.get(path);
      if (!entry || path === DIFF_CONTROL_PATH) throw otherPackage(path);
      files.push({ path, open: () => readEntryData(source, entry) });
    }
    return { sizeBytes: await writeZip(input.outFile, files) };
  });
}

function replacesFolder(deletedFiles: readonly string[], changedFiles: readonly string[]): boolean {
  const changed = new Set(changedFiles);
  return deletedFiles.some((path) => foldersOf(path).some((folder) => changed.has(folder)));
}

function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

function otherPackage(path: string): PackageError {
  return new PackageError(
    'diff-invalid',
    `The file diff cannot be written: the archive does not hold ${describeName(path)}, which the manifest names. Give the archive and the manifest of one and the same release.`,
  );
}
