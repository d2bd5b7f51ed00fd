import { BlobWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { startHash } from './package-hash.ts';
import { PackageRefusal } from './package-refusal.ts';
import {
  byCodeUnits,
  checkConflicts,
  checkPath,
  isIgnored,
  MOST_FILES,
  MOST_UNPACKED_BYTES,
} from './package-rules.ts';
import type { Contents, PickedFile, Report } from './package-shapes.ts';

// The earliest time that a zip can hold, at noon: the same files give the same bytes, so that a broken upload of them
// goes on. Sizes stand before the data, as Android needs them for files that are not compressed.
const OPTIONS = {
  lastModDate: new Date(1980, 0, 1, 12),
  extendedTimestamp: false,
  dataDescriptor: false,
  unixMode: 0o100644,
  useWebWorkers: false,
};

/**
 * Packs files into a zip archive, in the order of their paths.
 *
 * @throws PackageRefusal
 */
export async function packFiles(picked: PickedFile[], report: Report): Promise<Contents & { blob: Blob }> {
  const files = picked.filter(({ path }) => !isIgnored(path));
  files.sort((a, b) => byCodeUnits(a.path, b.path));
  const unpackedSizeBytes = check(files);
  const zip = new ZipWriter(new BlobWriter('application/zip'));
  const hashes = new Map<string, string>();
  let signature: string | null = null;
  let read = 0;
  for (const { path, file } of files) {
    const hash = startHash();
    const hashing = new TransformStream<Uint8Array, Uint8Array>({
      transform(bytes, stream) {
        hash.update(bytes);
        read += bytes.length;
        report({ doneBytes: read, totalBytes: unpackedSizeBytes });
        stream.enqueue(bytes);
      },
    });
    await zip.add(path, { readable: file.stream().pipeThrough(hashing), size: file.size }, OPTIONS);
    hashes.set(path, hash.digest());
    if (path === SIGNATURE_PATH) signature = await file.text();
  }
  return { blob: await zip.close(), hashes, unpackedSizeBytes, signature };
}

/** Where devices look for the release signature. */
export const SIGNATURE_PATH = 'CodePush/.codepushrelease';

function check(files: PickedFile[]): number {
  if (files.length === 0) throw new PackageRefusal('empty');
  if (files.length > MOST_FILES) throw new PackageRefusal('too-many-files');
  for (const { path } of files) checkPath(path);
  checkConflicts(files.map(({ path }) => path));
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  if (total > MOST_UNPACKED_BYTES) throw new PackageRefusal('too-large-unpacked');
  return total;
}
