import type { Entry } from 'yauzl';
import { checkPath } from './check-path.ts';
import { describeName } from './describe.ts';
import { normalisePath } from './manifest.ts';
import { PackageError } from './package-error.ts';

/** What the directory of an archive says of a file. */
export interface ZipEntry {
  /** Normalised. */
  readonly path: string;
  /** As it stands in the archive. */
  readonly name: string;
  readonly deflated: boolean;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  /** Where the entry's own header starts. */
  readonly headerPosition: number;
}

const ENCRYPTED = 0x1 | 0x40 | 0x2000;
const STORED = 0;
const DEFLATED = 8;

const FILE_TYPE_BITS = 0xf000;
const DIRECTORY = 0x4000;
const SPECIAL_FILES = new Map([
  [0x1000, 'a named pipe'],
  [0x2000, 'a character device'],
  [0x6000, 'a block device'],
  [0xa000, 'a symbolic link'],
  [0xc000, 'a socket'],
]);

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads and checks one entry of an archive's directory; an entry whose path ends with `/` is a folder.
 *
 * @param entry - with its strings left undecoded
 * @throws PackageError
 */
export function readZipEntry(entry: Entry): ZipEntry {
  const name = decodeName(entry.fileName as unknown as Buffer);
  const path = normalisePath(name);
  checkPath(path);
  checkKind(entry, path);
  if (entry.generalPurposeBitFlag & ENCRYPTED) {
    throw new PackageError(
      'zip-encrypted',
      `${describeName(path)} in the archive is encrypted, which devices cannot read. Make the archive again without a password.`,
    );
  }
  const method = entry.compressionMethod;
  if (method !== STORED && method !== DEFLATED) {
    throw new PackageError(
      'zip-unsupported',
      `${describeName(path)} is compressed by method ${method}, which devices cannot read. Make the archive again with "deflate".`,
    );
  }
  return {
    path,
    name,
    deflated: method === DEFLATED,
    crc32: entry.crc32,
    packedBytes: entry.compressedSize,
    sizeBytes: entry.uncompressedSize,
    headerPosition: entry.relativeOffsetOfLocalHeader,
  };
}

// Devices take names for UTF-8 whatever the archive's flags say, so this does too.
function decodeName(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new PackageError(
      'unsafe-path',
      `The package holds the name ${describeName(bytes.toString('latin1'))}, which is not UTF-8. Rename it, or make the archive with a tool that writes names in UTF-8.`,
      { cause },
    );
  }
}

function checkKind(entry: Entry, path: string): void {
  // The mode counts whichever system the archive claims to come from: unpackers differ in whether they look.
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE_BITS;
  const special = SPECIAL_FILES.get(type);
  if (special) {
    throw new PackageError(
      'special-entry',
      `${describeName(path)} in the archive is ${special}. Put a copy of the file in its place (with \`zip\`, leave out -y).`,
    );
  }
  if (type === DIRECTORY && !path.endsWith('/')) {
    throw new PackageError(
      'special-entry',
      `${describeName(path)} in the archive is marked as a folder but named like a file. Make the archive again with another tool.`,
    );
  }
}
