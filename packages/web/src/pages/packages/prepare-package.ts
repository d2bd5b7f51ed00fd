import { packFiles } from './pack-files.ts';
import { blobHash, packageHash } from './package-hash.ts';
import { PackageRefusal } from './package-refusal.ts';
import { refuseStoreApp } from './package-rules.ts';
import type { Contents, PickedFile, PreparedPackage, Report } from './package-shapes.ts';
import { readZip } from './read-zip.ts';

const ZIP_START = [0x50, 0x4b, 0x03, 0x04];

/**
 * Makes the package of what was picked: a zip archive and a single bundle go as they are, anything else is packed. All
 * of it is read as the server will read it.
 *
 * @throws PackageRefusal
 */
export async function preparePackage(picked: PickedFile[], report: Report): Promise<PreparedPackage> {
  const [only, ...others] = picked;
  if (!only) throw new PackageRefusal('empty');
  for (const { path } of picked) refuseStoreApp(path);
  const isSingle = others.length === 0 && !only.path.includes('/');
  if (isSingle && !(await isZip(only.file))) return await singleFile(only.file, report);
  const packed = isSingle
    ? { blob: only.file, ...(await readZip(only.file, report)) }
    : await packFiles(picked, report);
  const hash = packageHash(packed.hashes);
  refuseStaleSignature(packed, hash);
  return {
    blob: packed.blob,
    fileName: isSingle ? only.file.name : `${only.path.split('/', 1)[0]}.zip`,
    kind: 'zip',
    hash,
    sha256: await blobHash(packed.blob),
    sizeBytes: packed.blob.size,
    unpackedSizeBytes: packed.unpackedSizeBytes,
    fileCount: packed.hashes.size,
    isSigned: packed.signature !== null,
  };
}

async function isZip(file: File): Promise<boolean> {
  const start = new Uint8Array(await file.slice(0, ZIP_START.length).arrayBuffer());
  return ZIP_START.every((byte, at) => start[at] === byte);
}

async function singleFile(file: File, report: Report): Promise<PreparedPackage> {
  if (file.size === 0) throw new PackageRefusal('empty', file.name);
  if (/\.map$/i.test(file.name)) throw new PackageRefusal('source-map', file.name);
  report({ doneBytes: 0, totalBytes: file.size });
  const hash = await blobHash(file);
  return {
    blob: file,
    fileName: file.name,
    kind: 'file',
    hash,
    sha256: hash,
    sizeBytes: file.size,
    unpackedSizeBytes: file.size,
    fileCount: 1,
    isSigned: false,
  };
}

// Devices with a public key would refuse it, after they have downloaded it.
function refuseStaleSignature({ signature }: Contents, hash: string): void {
  if (signature !== null && vouchedFor(signature) !== hash) throw new PackageRefusal('stale-signature');
}

function vouchedFor(signature: string): unknown {
  try {
    const claims = (signature.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    return (JSON.parse(atob(claims)) as { contentHash?: unknown }).contentHash;
  } catch {
    return undefined;
  }
}
