import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPath } from './check-path.ts';
import { describeName } from './describe.ts';
import { compareCodeUnits } from './manifest.ts';
import { PackageError } from './package-error.ts';

/** A file of a folder. */
export interface FolderFile {
  /** With the prefix in front and `/` between the parts. */
  readonly path: string;
  /** Where to read it. */
  readonly file: string;
}

/**
 * All files below a folder, sorted by path in code units.
 *
 * @param prefix - put before each path; `""` for none
 * @throws PackageError `unreadable`, `special-entry`, `unsafe-path`
 */
export async function listFolder(directory: string, prefix: string): Promise<FolderFile[]> {
  const files: FolderFile[] = [];
  const folders = [{ path: prefix, file: directory }];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    for (const item of await readFolder(folder.file)) {
      const path = folder.path ? `${folder.path}/${item.name}` : item.name;
      checkItem(item, path);
      (item.isDirectory() ? folders : files).push({ path, file: join(folder.file, item.name) });
    }
  }
  return files.sort((a, b) => compareCodeUnits(a.path, b.path));
}

async function readFolder(directory: string): Promise<Dirent[]> {
  return await readdir(directory, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new PackageError(
      'unreadable',
      `${describeName(directory)} cannot be read as a folder (${error.code}). Give the path of a folder.`,
      { cause: error },
    );
  });
}

function checkItem(item: Dirent, path: string): void {
  if (!item.isFile() && !item.isDirectory()) {
    throw new PackageError(
      'special-entry',
      `${describeName(path)} is ${item.isSymbolicLink() ? 'a symbolic link' : 'neither a file nor a folder'}, which an update cannot hold. Put a copy of the file in its place.`,
    );
  }
  // A backslash would turn into a slash inside an archive.
  if (item.name.includes('\\')) {
    throw new PackageError(
      'unsafe-path',
      `The name ${describeName(path)} contains a backslash. Rename the file.`,
    );
  }
  checkPath(path);
}
