import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DIFF_CONTROL_PATH, readDiffControl } from './diff-control.ts';
import { listFolder } from './list-folder.ts';
import { PackageError } from './package-error.ts';
import { PACKAGE_LIMITS } from './package-limits.ts';
import { readZipDirectory } from './read-zip-directory.ts';
import { fillNewDirectory, writeBelow } from './target-folder.ts';
import { readEntryData } from './zip-entry-data.ts';
import { withFile } from './zip-source.ts';

/**
 * Makes the new package from the current one and a diff, in the device's order: copy the current files, delete
 * what the diff names, lay the diff's files over it. The caller compares the hash, as the device does.
 *
 * @param currentDirectory - the unpacked package that the diff starts from; not changed
 * @param diffZip - path of the diff's archive
 * @param outDirectory - a folder that is empty or yet to be made; after a failure nothing is left in it
 * @throws PackageError `diff-invalid`, and whatever `extractPackage` throws
 * @example
 * ```ts
 * await applyFileDiff("current", "diff.zip", "next");
 * if ((await hashFolder("next")).hash !== expectedHash) throw new Error("refused");
 * ```
 */
export async function applyFileDiff(
  currentDirectory: string,
  diffZip: string,
  outDirectory: string,
): Promise<void> {
  await withFile(diffZip, async (source) => {
    const entries = await readZipDirectory(source, PACKAGE_LIMITS);
    const control = entries.find((entry) => entry.path === DIFF_CONTROL_PATH);
    if (!control) throw notADiff();
    const deletedFiles = await readDiffControl(readEntryData(source, control));
    const currentFiles = await listFolder(currentDirectory, '');
    await fillNewDirectory(outDirectory, async () => {
      for (const { path, file } of currentFiles) {
        await writeBelow(outDirectory, path, createReadStream(file));
      }
      await explainMisfit(async () => {
        for (const path of [...deletedFiles, DIFF_CONTROL_PATH]) {
          await rm(join(outDirectory, path), { force: true });
        }
        for (const entry of entries) {
          if (entry === control) continue;
          await writeBelow(outDirectory, entry.path, readEntryData(source, entry));
        }
      });
    });
  });
}

function notADiff(): PackageError {
  return new PackageError(
    'diff-invalid',
    `The archive is not a file diff: it has no "${DIFF_CONTROL_PATH}" at its top. Unpack it as a full package instead.`,
  );
}

const MISFITS = new Set(['EISDIR', 'ERR_FS_EISDIR', 'ENOTDIR', 'EEXIST']);

async function explainMisfit(lay: () => Promise<void>): Promise<void> {
  try {
    await lay();
  } catch (error) {
    if (!MISFITS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new PackageError(
      'diff-invalid',
      'The file diff does not fit the current package: one has a folder where the other has a file. Fetch the full package instead.',
      { cause: error },
    );
  }
}
