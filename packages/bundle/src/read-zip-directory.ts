import type { ZipFile } from 'yauzl';
import { fromRandomAccessReaderPromise } from 'yauzl';
import { checkConflicts } from './check-conflicts.ts';
import { checkSize } from './check-size.ts';
import { describeBytes, describeCount } from './describe.ts';
import { PackageError } from './package-error.ts';
import type { PackageLimits } from './package-limits.ts';
import type { ZipEntry } from './zip-entry.ts';
import { readZipEntry } from './zip-entry.ts';
import type { ZipSource } from './zip-source.ts';

// Folders cost no unpacked bytes, so they need a bound of their own: this many entries for each file allowed.
const ENTRIES_PER_FILE = 4;

/**
 * Reads the directory of an archive and refuses all that can be refused without unpacking.
 *
 * @returns its files in the archive's order; folders are left out
 * @throws PackageError
 */
export async function readZipDirectory(source: ZipSource, limits: PackageLimits): Promise<ZipEntry[]> {
  checkSize(source.sizeBytes, limits);
  const files: ZipEntry[] = [];
  const paths: string[] = [];
  for await (const entry of readEntries(source)) {
    paths.push(entry.path);
    if (!entry.path.endsWith('/')) files.push(entry);
    if (files.length > limits.maxFiles || paths.length > limits.maxFiles * ENTRIES_PER_FILE) {
      throw tooManyFiles(limits);
    }
  }
  checkConflicts(paths);
  checkTotals(files, source, limits);
  return files;
}

async function* readEntries(source: ZipSource): AsyncGenerator<ZipEntry> {
  try {
    const zip = await fromRandomAccessReaderPromise(source, source.sizeBytes, {
      autoClose: false,
      decodeStrings: false,
    });
    for await (const entry of zip.eachEntry()) yield readZipEntry(entry);
    await checkNothingHidden(source, zip);
  } catch (error) {
    throw explain(error);
  }
}

// The end record says how many entries to read. Android unpacks those behind them too.
async function checkNothingHidden(source: ZipSource, zip: ZipFile): Promise<void> {
  const next = await source.readAt(Number(zip.readEntryCursor), 4);
  if (next.toString('latin1') === 'PK\x01\x02') {
    throw new Error('its directory holds more entries than its end record counts');
  }
}

// yauzl reports a faulty archive as a plain Error; errors of the file system carry a code and pass.
function explain(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof PackageError || 'code' in error) return error;
  if (error.message.includes('encryption')) {
    return new PackageError(
      'zip-encrypted',
      'The archive is encrypted, which devices cannot read. Make it again without a password.',
      { cause: error },
    );
  }
  return new PackageError(
    'zip-broken',
    `The archive is damaged or was cut off: ${faultOf(error)}. Make it again and upload it anew.`,
    { cause: error },
  );
}

function faultOf({ message }: Error): string {
  if (/End of central directory|comment length/.test(message)) {
    return 'it does not end with its end record';
  }
  if (message === 'unexpected EOF') return 'its directory reaches beyond its end';
  return message;
}

function checkTotals(files: readonly ZipEntry[], source: ZipSource, limits: PackageLimits): void {
  if (files.length === 0) {
    throw new PackageError(
      'empty-package',
      'The archive holds no file. Make it from the folder that holds the bundle and its assets.',
    );
  }
  let packed = 0;
  let unpacked = 0;
  for (const file of files) {
    packed += file.packedBytes;
    unpacked += file.sizeBytes;
  }
  // What is declared may be a lie, which unpacking finds out; but it need not start for this.
  if (unpacked > limits.maxUnpackedBytes) throw tooLargeUnpacked(unpacked, limits);
  if (packed > source.sizeBytes) {
    throw new PackageError(
      'zip-broken',
      `The archive is damaged: its entries overlap, together they claim ${describeBytes(packed)} of its ${describeBytes(source.sizeBytes)}. Make it again and upload it anew.`,
    );
  }
}

function tooLargeUnpacked(unpacked: number, limits: PackageLimits): PackageError {
  return new PackageError(
    'too-large-unpacked',
    `The archive unpacks to ${describeBytes(unpacked)}; at most ${describeBytes(limits.maxUnpackedBytes)} are allowed. Leave out what the app does not load.`,
  );
}

function tooManyFiles(limits: PackageLimits): PackageError {
  return new PackageError(
    'too-many-files',
    `The archive holds more than the ${describeCount(limits.maxFiles)} files that are allowed. Leave out what the app does not load, or put small assets together.`,
  );
}
