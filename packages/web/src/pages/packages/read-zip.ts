import { BlobReader, ZipReader, type FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { SIGNATURE_PATH } from './pack-files.ts';
import { startHash } from './package-hash.ts';
import { PackageRefusal } from './package-refusal.ts';
import { checkConflicts, checkPath, isIgnored, MOST_FILES, MOST_UNPACKED_BYTES } from './package-rules.ts';
import type { Contents, Report } from './package-shapes.ts';

const [STORED, DEFLATED] = [0, 8];
const [TYPE_BITS, FILE_TYPE, FOLDER_TYPE] = [0xf000, 0x8000, 0x4000];
const MOST_SIGNATURE_BYTES = 16 * 1024;

/**
 * Reads a zip archive as the server will: every file is inflated and compared with its checksum.
 *
 * @throws PackageRefusal
 */
export async function readZip(blob: Blob, report: Report): Promise<Contents> {
  const zip = new ZipReader(new BlobReader(blob), { filenameEncoding: 'utf-8' });
  try {
    const files = await listFiles(zip);
    const unpackedSizeBytes = files.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
    if (unpackedSizeBytes > MOST_UNPACKED_BYTES) throw new PackageRefusal('too-large-unpacked');
    const hashes = new Map<string, string>();
    let signature: string | null = null;
    let doneBytes = 0;
    for (const { path, entry } of files) {
      const { hash, text } = await readEntry(entry, path === SIGNATURE_PATH, (bytes) => {
        doneBytes += bytes;
        report({ doneBytes, totalBytes: unpackedSizeBytes });
      });
      hashes.set(path, hash);
      signature ??= text;
    }
    return { hashes, unpackedSizeBytes, signature };
  } catch (error) {
    throw error instanceof PackageRefusal ? error : new PackageRefusal('broken');
  } finally {
    await zip.close();
  }
}

async function listFiles(zip: ZipReader<unknown>): Promise<{ path: string; entry: FileEntry }[]> {
  const files: { path: string; entry: FileEntry }[] = [];
  for await (const entry of zip.getEntriesGenerator()) {
    if (entry.directory) continue;
    const path = entry.filename.replaceAll('\\', '/');
    checkPath(path);
    if (entry.encrypted) throw new PackageRefusal('encrypted', path);
    if (![STORED, DEFLATED].includes(entry.compressionMethod)) throw new PackageRefusal('unsupported', path);
    const type = (entry.externalFileAttributes >>> 16) & TYPE_BITS;
    if (type !== 0 && type !== FILE_TYPE && type !== FOLDER_TYPE)
      throw new PackageRefusal('special-entry', path);
    files.push({ path, entry });
    if (files.length > MOST_FILES) throw new PackageRefusal('too-many-files');
  }
  checkConflicts(files.map(({ path }) => path));
  const kept = files.filter(({ path }) => !isIgnored(path));
  if (kept.length === 0) throw new PackageRefusal('empty');
  return kept;
}

async function readEntry(
  entry: FileEntry,
  isSignature: boolean,
  onBytes: (count: number) => void,
): Promise<{ hash: string; text: string | null }> {
  const hash = startHash();
  const kept: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const sink = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(bytes) {
      size += bytes.length;
      // An archive may announce a byte and inflate to a terabyte.
      if (size > entry.uncompressedSize) throw new PackageRefusal('broken');
      hash.update(bytes);
      onBytes(bytes.length);
      if (isSignature && size <= MOST_SIGNATURE_BYTES) kept.push(bytes.slice());
    },
  });
  await entry.getData(sink, { checkSignature: true, useWebWorkers: false });
  return { hash: hash.digest(), text: isSignature ? await new Blob(kept).text() : null };
}
