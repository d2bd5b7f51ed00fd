import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describeName } from './describe.ts';
import { PackageError } from './package-error.ts';

/**
 * Runs `fill` on a folder that is new or empty, and leaves nothing of it behind when that fails.
 *
 * @throws PackageError `not-empty`, `unreadable`
 */
export async function fillNewDirectory(directory: string, fill: () => Promise<void>): Promise<void> {
  await refuseNonEmpty(directory);
  try {
    await mkdir(directory, { recursive: true });
    await fill();
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Writes a file below a folder, with the folders between.
 *
 * @param path - checked to be relative and without `..`
 */
export async function writeBelow(
  directory: string,
  path: string,
  contents: AsyncIterable<Buffer>,
): Promise<void> {
  const target = join(directory, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, contents);
}

async function refuseNonEmpty(directory: string): Promise<void> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new PackageError(
      'unreadable',
      `${describeName(directory)} is no folder to write to (${error.code}). Give the path of a new or empty folder.`,
      { cause: error },
    );
  });
  if (names.length === 0) return;
  throw new PackageError(
    'not-empty',
    `${describeName(directory)} is not empty. Give the path of a new or empty folder.`,
  );
}
