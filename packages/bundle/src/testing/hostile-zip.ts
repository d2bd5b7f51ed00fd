import { deflateRawSync } from 'node:zlib';
import type { PackageErrorCode } from '../package-error.ts';
import type { RawEntry } from './raw-zip.ts';
import { buildZip, packedZeros } from './raw-zip.ts';

export type { RawEnd, RawEntry } from './raw-zip.ts';
export { buildZip, packedZeros } from './raw-zip.ts';

/** An archive that every reader of packages has to refuse. */
export interface HostileZip {
  readonly title: string;
  readonly code: PackageErrorCode;
  readonly build: () => Buffer;
}

const FINE: RawEntry = { name: 'CodePush/main.jsbundle', data: 'console.log(1)\n' };
const TEXT = 'console.log(2)\n'.repeat(100);

/** 1.1 GiB of zeros, in a megabyte of archive. */
export function buildBomb(): Buffer {
  return buildZip([FINE, { name: 'CodePush/zeros', ...packedZeros(1127) }]);
}

/** As many small files as asked for. */
export function buildManyFiles(count: number): Buffer {
  return buildZip(
    Array.from({ length: count }, (_, index) => ({
      name: `CodePush/asset-${index}.txt`,
      data: 'x',
      method: 'store',
    })),
  );
}

/** One {@link HostileZip} for each way in which an archive can be unfit. The larger ones take a second to build. */
export const HOSTILE_ZIPS: readonly HostileZip[] = [
  ...named('unsafe-path', {
    'a name that starts with ..': '../evil.js',
    'a name that leads out by ..': 'CodePush/../../evil.js',
    'a name that leads out by .. and backslashes': 'CodePush\\..\\..\\evil.js',
    'an absolute name': '/etc/evil.js',
    'an absolute name with a backslash': '\\evil.js',
    'a name with a drive letter': 'C:\\evil.js',
    'a name with a drive letter and no slash': 'c:evil.js',
    'a name with a NUL': 'CodePush/a\0.js',
    'a name with an empty part': 'CodePush//a.js',
    'a name with a part .': 'CodePush/./a.js',
    'an empty name': '',
    'a name that is not UTF-8': Buffer.from([0x61, 0xe4, 0x2e, 0x6a, 0x73]),
    'a name of 1,100 bytes': `${'abcdefghij/'.repeat(100)}`.slice(0, -1).padEnd(1100, 'k'),
    'a name with a part of 256 bytes': `CodePush/${'x'.repeat(256)}`,
    'a folder that leads out by ..': 'CodePush/../../evil/',
  }),
  ...single('special-entry', {
    'a symbolic link': { name: 'CodePush/link', data: '/etc/passwd', mode: 0o120777 },
    'a symbolic link that claims to come from DOS': { name: 'a', data: '/', mode: 0o120777, host: 0 },
    'a symbolic link named like a folder': { name: 'CodePush/a/', mode: 0o120777 },
    'a character device': { name: 'CodePush/null', mode: 0o020666 },
    'a named pipe': { name: 'CodePush/pipe', mode: 0o010666 },
    'a folder named like a file': { name: 'CodePush/folder', mode: 0o040755 },
  }),
  ...several('duplicate-path', {
    'two files of one name': [{ name: 'a.js', data: '1' }, FINE, { name: 'a.js', data: '2' }],
    'two files of one name but for the slash': [{ name: 'a/b.js' }, { name: 'a\\b.js' }],
    'a file where a folder is needed': [{ name: 'a' }, { name: 'a.b' }, { name: 'a/b/c.js' }],
    'a file and a folder of one name': [{ name: 'a/' }, { name: 'a/b/' }, { name: 'a' }],
  }),
  ...single('zip-encrypted', {
    'an encrypted entry': { name: 'a.js', data: TEXT, flags: 0x801 },
    'a strongly encrypted entry': { name: 'a.js', data: TEXT, flags: 0x841 },
    'a strongly encrypted entry by its second bit only': { name: 'a.js', flags: 0x840 },
  }),
  ...single('zip-unsupported', {
    'an entry compressed by bzip2': { name: 'a.js', data: TEXT, methodCode: 12 },
  }),
  ...single('zip-broken', {
    'a wrong checksum': { name: 'a.js', data: TEXT, crc32: 1 },
    'a wrong checksum of a stored entry': { name: 'a.js', data: TEXT, method: 'store', crc32: 1 },
    'an entry larger than declared': { name: 'a.js', data: TEXT, sizeBytes: TEXT.length - 1 },
    'an entry smaller than declared': { name: 'a.js', data: TEXT, sizeBytes: TEXT.length + 1 },
    'a stored entry of two sizes': { name: 'a.js', data: TEXT, method: 'store', sizeBytes: 1 },
    'compressed data that is none': { name: 'a.js', data: TEXT, packed: Buffer.alloc(50, 0xff) },
    'compressed data that ends early': { name: 'a.js', data: TEXT, packed: Buffer.from([0x4b]) },
    'bytes behind the compressed data': {
      name: 'a.js',
      ...packedZeros(1),
      packed: Buffer.concat([packedZeros(1).packed!, Buffer.alloc(100_000)]),
    },
    'data larger than the archive': { name: 'a.js', data: TEXT, packedBytes: 1_000_000 },
    'compressed data of many chunks that ends early': {
      name: 'a.js',
      ...packedZeros(1),
      packed: packedZeros(1).packed!.subarray(0, -2),
    },
    'bytes behind compressed data of one chunk': {
      name: 'a.js',
      data: TEXT,
      packed: Buffer.concat([deflateRawSync(TEXT), Buffer.from('x')]),
    },
    'a small entry that declares nothing': { name: 'a.js', data: TEXT, sizeBytes: 0 },
    'another name at the data': { ...FINE, localName: 'CodePush/../../.jsbundle' },
    'another size at the data': { ...FINE, localSizeBytes: 1 },
    'encryption at the data only': { ...FINE, localFlags: 0x801 },
    'a bomb that declares ten bytes': { name: 'a.js', ...packedZeros(1127), sizeBytes: 10 },
  }),
  broken('no end record', () => buildZip([FINE]).subarray(0, -22)),
  broken('the last byte missing', () => buildZip([FINE]).subarray(0, -1)),
  broken('nothing but the first half', () => buildManyFiles(100).subarray(0, 4000)),
  broken('bytes behind the end', () => Buffer.concat([buildZip([FINE]), Buffer.from('x')])),
  broken('a comment that is not there', () => buildZip([FINE], { commentLength: 5 })),
  broken('a directory elsewhere', () => buildZip([FINE], { directoryPosition: 7 })),
  broken('a directory beyond the end', () => buildZip([FINE], { directoryPosition: 0xfffffff0 })),
  broken('more entries counted than there are', () => buildZip([FINE], { entryCount: 2 })),
  broken('fewer entries counted than there are', () =>
    buildZip([FINE, { name: '../hidden.js' }], { entryCount: 1 }),
  ),
  broken('a directory at a position that no file has', () =>
    buildZip([FINE], { zip64DirectoryPosition: 2n ** 64n - 1n }),
  ),
  broken('a zip64 end record at a position that no file has', () =>
    buildZip([FINE], { zip64EndPosition: 2n ** 63n }),
  ),
  broken('entries that share their data', () =>
    buildZip([
      { name: 'a', data: TEXT },
      ...Array.from({ length: 99 }, (_, index) => ({
        name: `b${index}`,
        data: TEXT,
        sharesDataOf: 0,
      })),
    ]),
  ),
  ...several('zip-broken', {
    'data beyond the end of the archive': [
      { ...FINE, data: TEXT, method: 'store' },
      { name: 'a.js', data: TEXT, packedBytes: 230 },
    ],
  }),
  ...several('empty-package', {
    'nothing but folders': [{ name: 'CodePush/' }, { name: 'CodePush/assets/' }],
  }),
  { title: '1.1 GiB of zeros', code: 'too-large-unpacked', build: buildBomb },
  {
    title: '1.1 GiB of zeros in a hundred files',
    code: 'too-large-unpacked',
    build: () => {
      const zeros = packedZeros(12);
      return buildZip(Array.from({ length: 100 }, (_, index) => ({ name: `${index}`, ...zeros })));
    },
  },
  { title: '60,000 files', code: 'too-many-files', build: () => buildManyFiles(60_000) },
];

function named(code: PackageErrorCode, names: Record<string, string | Uint8Array>): readonly HostileZip[] {
  return Object.entries(names).map(([title, name]) => ({
    title,
    code,
    build: () => buildZip([FINE, { name, data: name.at(-1) === '/' ? '' : 'x' }]),
  }));
}

function single(code: PackageErrorCode, entries: Record<string, RawEntry>): readonly HostileZip[] {
  return Object.entries(entries).map(([title, entry]) => ({
    title,
    code,
    build: () => buildZip([entry, { ...FINE, name: 'other.js' }]),
  }));
}

function several(
  code: PackageErrorCode,
  archives: Record<string, readonly RawEntry[]>,
): readonly HostileZip[] {
  return Object.entries(archives).map(([title, entries]) => ({
    title,
    code,
    build: () => buildZip(entries),
  }));
}

function broken(title: string, build: () => Buffer): HostileZip {
  return { title, code: 'zip-broken', build };
}
