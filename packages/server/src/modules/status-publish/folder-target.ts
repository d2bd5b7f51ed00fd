import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PublishedFile } from './edition.ts';
import { fileNameOf } from './file-name-of.ts';
import { LIST, planPublication, readList, writeList } from './plan-publication.ts';
import type { Target } from './target.ts';

const STAGE = '.publishing';

/**
 * A folder. Everything that changes is written beside it first and then renamed into place, file by file, so that a
 * crash while writing leaves the former site whole. Files of others in it are never touched.
 */
export function folderTarget(root: string): Target {
  let holding: Map<string, string> | undefined;
  return {
    name: root,
    async publish(site, signal) {
      const files = site.map((file) => ({ ...file, path: fileNameOf(file.path) }));
      const known = holding ?? (await readHolding(root));
      // Until all is done nobody knows what the folder holds.
      holding = undefined;
      const { changed, stale, hasNewPaths } = planPublication(known, files);
      if (changed.length > 0) await stage(root, changed, signal);
      if (hasNewPaths) await keepList(root, [...known.keys(), ...files.map(({ path }) => path)]);
      for (const [index, { path, sha256 }] of changed.entries()) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await rename(join(root, STAGE, String(index)), join(root, path));
        known.set(path, sha256);
      }
      for (const path of stale) {
        await removeFile(root, path);
        known.delete(path);
      }
      if (stale.length > 0) await keepList(root, [...known.keys()]);
      holding = known;
    },
  };
}

// The list names what is ours; what it is worth is read from the disk.
async function readHolding(root: string): Promise<Map<string, string>> {
  const list = readList(await readFile(join(root, LIST), 'utf8').catch(() => undefined));
  const found = new Map<string, string>();
  for (const path of list.keys()) {
    const bytes = await readFile(join(root, path)).catch(() => undefined);
    if (bytes) found.set(path, createHash('sha256').update(bytes).digest('hex'));
  }
  return found;
}

async function stage(root: string, files: PublishedFile[], signal: AbortSignal): Promise<void> {
  const folder = join(root, STAGE);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [index, { bytes }] of files.entries()) {
    signal.throwIfAborted();
    await writeFile(join(folder, String(index)), bytes);
  }
}

async function keepList(root: string, paths: string[]): Promise<void> {
  await mkdir(join(root, STAGE), { recursive: true });
  const path = join(root, STAGE, 'list');
  await writeFile(path, writeList(new Map(paths.map((one) => [one, '']))));
  await rename(path, join(root, LIST));
}

async function removeFile(root: string, path: string): Promise<void> {
  await rm(join(root, path), { force: true });
  // Folders that have become empty go with it, and those of others stay.
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    const isGone = await rmdir(join(root, folder)).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}
