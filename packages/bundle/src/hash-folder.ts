import { createReadStream } from 'node:fs';
import { listFolder } from './list-folder.ts';
import type { Manifest } from './manifest.ts';
import { isIgnoredPath } from './manifest.ts';
import { fileHash, packageHash } from './package-hash.ts';

/**
 * The manifest and package hash of a folder, as the device SDK computes them over an unpacked update.
 * Symbolic links are refused, for a device never unpacks one.
 *
 * @param directory - path of the folder
 * @param options - `prefix` comes first in every path: for signing, the folder's own name, as in the archive
 * @throws PackageError `unreadable`, `special-entry`, `unsafe-path`
 * @example
 * ```ts
 * const { hash } = await hashFolder("build/CodePush", { prefix: "CodePush" });
 * ```
 */
export async function hashFolder(
  directory: string,
  options: { readonly prefix?: string } = {},
): Promise<{ manifest: Manifest; hash: string }> {
  const hashes: [path: string, hash: string][] = [];
  for (const { path, file } of await listFolder(directory, options.prefix ?? '')) {
    if (!isIgnoredPath(path)) hashes.push([path, await fileHash(createReadStream(file))]);
  }
  const manifest = Object.fromEntries(hashes);
  return { manifest, hash: packageHash(manifest) };
}
