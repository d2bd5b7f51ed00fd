import { checkReservedPath } from './diff-control.ts';
import { PackageError } from './package-error.ts';
import type { Manifest } from './manifest.ts';
import { isIgnoredPath } from './manifest.ts';
import { fileHash, packageHash } from './package-hash.ts';
import type { PackageLimits } from './package-limits.ts';
import { PACKAGE_LIMITS } from './package-limits.ts';
import { checkSize } from './check-size.ts';
import { readZipDirectory } from './read-zip-directory.ts';
import { readEntryData } from './zip-entry-data.ts';
import type { ZipSource } from './zip-source.ts';
import { looksLikeZip, withFile } from './zip-source.ts';

/** What a package is, found by reading all of it. */
export interface InspectedPackage {
  /** A zip archive, or a file that is the bundle itself. Told by the contents, not by the name. */
  readonly kind: 'zip' | 'file';
  /** The package hash, 64 lower-case hex digits. */
  readonly hash: string;
  /** Bytes of the upload. */
  readonly sizeBytes: number;
  /** Null for a single file. */
  readonly manifest: Manifest | null;
  /** Bytes of the files in the manifest; of a single file its size. */
  readonly unpackedSizeBytes: number;
  /** Files in the manifest; 1 for a single file. */
  readonly fileCount: number;
}

/**
 * Reads a package once, in bounded memory, and tells what it is. Nothing that the archive says of itself is
 * believed: contents are inflated, counted and compared with their checksums.
 *
 * @param file - path of a zip archive or of a single file
 * @param limits - sizes in bytes; {@link PACKAGE_LIMITS} unless given
 * @throws PackageError if the package is damaged, hostile, empty or too large; its `detail` says how to mend it
 * @example
 * ```ts
 * const { hash, manifest } = await inspectPackage("CodePush.zip");
 * ```
 */
export async function inspectPackage(
  file: string,
  limits: PackageLimits = PACKAGE_LIMITS,
): Promise<InspectedPackage> {
  return await withFile(file, async (source) => {
    checkSize(source.sizeBytes, limits);
    if (await looksLikeZip(source)) return await inspectZip(source, limits);
    await refuseEmptyZip(source);
    return await inspectSingleFile(source);
  });
}

async function inspectZip(source: ZipSource, limits: PackageLimits): Promise<InspectedPackage> {
  const hashes: [path: string, hash: string][] = [];
  let unpackedSizeBytes = 0;
  for (const entry of await readZipDirectory(source, limits)) {
    checkReservedPath(entry.path);
    // Ignored files are read as well: a device has to unpack them.
    const hash = await fileHash(readEntryData(source, entry));
    if (isIgnoredPath(entry.path)) continue;
    hashes.push([entry.path, hash]);
    unpackedSizeBytes += entry.sizeBytes;
  }
  if (hashes.length === 0) throw nothingToShip('The archive holds nothing but files of macOS');
  const manifest = Object.fromEntries(hashes);
  return {
    kind: 'zip',
    hash: packageHash(manifest),
    sizeBytes: source.sizeBytes,
    manifest,
    unpackedSizeBytes,
    fileCount: hashes.length,
  };
}

async function inspectSingleFile(source: ZipSource): Promise<InspectedPackage> {
  return {
    kind: 'file',
    hash: await fileHash(source.readRange(0, source.sizeBytes)),
    sizeBytes: source.sizeBytes,
    manifest: null,
    unpackedSizeBytes: source.sizeBytes,
    fileCount: 1,
  };
}

// An archive without entries starts with its end record, so by its first bytes it is no archive.
async function refuseEmptyZip(source: ZipSource): Promise<void> {
  const start = await source.readAt(0, 4);
  if (start.toString('latin1') === 'PK\x05\x06') throw nothingToShip('The archive is empty');
}

function nothingToShip(fault: string): PackageError {
  return new PackageError(
    'empty-package',
    `${fault}. Make it from the folder that holds the bundle and its assets.`,
  );
}
