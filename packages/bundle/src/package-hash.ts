import { createHash } from 'node:crypto';
import type { Manifest } from './manifest.ts';

const SIGNATURE_NAME = '.codepushrelease';

/**
 * The hash that names a package, as devices compute it over the unpacked files.
 *
 * Algorithm of the CodePush clients: each file but the release signature as `path:sha256`, sorted by UTF-16
 * code units, written as a JSON array without white space, hashed with SHA-256.
 *
 * @returns 64 lower-case hex digits
 * @example
 * ```ts
 * packageHash({ "empty.txt": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" });
 * // "cc67ea5cc46c8bac51816319d9cc1e103bbab9ffd43f6a851cca68354e7ec66a"
 * ```
 */
export function packageHash(manifest: Manifest): string {
  const lines = Object.entries(manifest)
    .filter(([path]) => !isSignaturePath(path))
    .map(([path, hash]) => `${path}:${hash}`)
    // The default order is the one by code units; a locale's order gives hashes that no device accepts.
    .sort();
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex');
}

/**
 * SHA-256 of a file's contents, given as bytes or as a stream of them. For a package that is a single file
 * this is the package hash.
 *
 * @returns 64 lower-case hex digits
 * @throws whatever the stream throws
 * @example
 * ```ts
 * await fileHash(createReadStream("main.jsbundle"));
 * ```
 */
export async function fileHash(contents: Uint8Array | AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  if (contents instanceof Uint8Array) return hash.update(contents).digest('hex');
  for await (const chunk of contents) hash.update(chunk);
  return hash.digest('hex');
}

function isSignaturePath(path: string): boolean {
  return path === SIGNATURE_NAME || path.endsWith(`/${SIGNATURE_NAME}`);
}
