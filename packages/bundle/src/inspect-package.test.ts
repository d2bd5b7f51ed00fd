import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspectPackage } from './inspect-package.ts';
import { PackageError } from './package-error.ts';
import { PACKAGE_LIMITS } from './package-limits.ts';
import type { RawEntry } from './testing/hostile-zip.ts';
import { buildManyFiles, buildZip, HOSTILE_ZIPS } from './testing/hostile-zip.ts';
import { KNOWN_FILE, KNOWN_ZIPS } from './testing/vectors.ts';
import { makeTemporaryFolder } from './testing/temporary-folder.ts';

async function write(bytes: Uint8Array | string): Promise<string> {
  const file = join(await makeTemporaryFolder(), 'upload');
  await writeFile(file, bytes);
  return file;
}

async function writeZipOf(entries: readonly RawEntry[]): Promise<string> {
  return await write(buildZip(entries));
}

describe('hashes', () => {
  test.each(KNOWN_ZIPS)('known archive $packageHash', async ({ files, manifest, packageHash }) => {
    const entries = Object.entries(files);
    const file = await writeZipOf(entries.map(([name, data]) => ({ name, data })));
    const found = await inspectPackage(file);
    expect(found).toMatchObject({ kind: 'zip', hash: packageHash, manifest });
    expect(found.fileCount).toBe(Object.keys(manifest).length);
  });

  test('a single file is hashed as it is, whatever its name', async () => {
    expect(await inspectPackage(await write(KNOWN_FILE.contents))).toEqual({
      kind: 'file',
      hash: KNOWN_FILE.packageHash,
      sizeBytes: KNOWN_FILE.contents.length,
      manifest: null,
      unpackedSizeBytes: KNOWN_FILE.contents.length,
      fileCount: 1,
    });
  });

  test('folders, backslashes, order and method make no difference', async () => {
    const plain = await writeZipOf([
      { name: 'a/b.js', data: '1' },
      { name: 'a/c.js', data: '2' },
    ]);
    const odd = await writeZipOf([
      { name: 'a/', mode: 0o040755 },
      { name: 'a\\c.js', data: '2', method: 'store', host: 0, mode: 0 },
      { name: 'a/b.js', data: '1' },
      { name: 'a/', mode: 0o040755 },
    ]);
    expect((await inspectPackage(odd)).manifest).toEqual((await inspectPackage(plain)).manifest);
    expect((await inspectPackage(odd)).hash).toBe((await inspectPackage(plain)).hash);
  });

  test('names are UTF-8 even where the archive does not say so', async () => {
    const file = await writeZipOf([{ name: 'ä.js', data: '1', flags: 0 }]);
    expect(Object.keys((await inspectPackage(file)).manifest!)).toEqual(['ä.js']);
  });

  test('names that objects have anyway are ordinary files', async () => {
    const names = ['__proto__', 'constructor', 'a/__proto__'];
    const file = await writeZipOf(names.map((name) => ({ name, data: name })));
    const { manifest, fileCount } = await inspectPackage(file);
    expect(Object.keys(manifest!)).toEqual(names);
    expect(fileCount).toBe(3);
  });

  test('sizes are those of the kept files', async () => {
    const file = await writeZipOf([
      { name: 'a.js', data: '12345' },
      { name: '.DS_Store', data: 'junk' },
      { name: 'empty', data: '' },
      { name: 'empty and stored', data: '', method: 'store' },
    ]);
    expect(await inspectPackage(file)).toMatchObject({ unpackedSizeBytes: 5, fileCount: 3 });
  });
});

describe('refusals', () => {
  test.each(HOSTILE_ZIPS)('$title: $code', { timeout: 60_000 }, async ({ code, build }) => {
    const error = await inspectPackage(await write(build())).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PackageError);
    expect(error).toMatchObject({ code });
    // Two sentences: what is wrong, and what to do.
    expect((error as PackageError).detail).toMatch(/^[A-Z"].{20,}\. [A-Z].{15,}\.$/);
    expect((error as PackageError).detail).not.toMatch(/[\p{Cc}]/u);
  });

  test.each([
    ['an empty file', Buffer.alloc(0), 'empty-package'],
    ['an empty archive', buildZip([]), 'empty-package'],
    ['files of macOS only', buildZip([{ name: '__MACOSX/._a' }]), 'empty-package'],
    ['a file diff', buildZip([{ name: 'hotcodepush.json', data: '{}' }]), 'reserved-path'],
  ])('%s', async (_, bytes, code) => {
    await expect(inspectPackage(await write(bytes))).rejects.toMatchObject({ code });
  });

  test('a file that is not there, and a folder', async () => {
    const folder = await makeTemporaryFolder();
    await expect(inspectPackage(join(folder, 'none'))).rejects.toMatchObject({ code: 'unreadable' });
    await expect(inspectPackage(folder)).rejects.toMatchObject({ code: 'unreadable' });
  });

  test('the limits are the last values allowed, and are named', async () => {
    const file = await writeZipOf([
      { name: 'a', data: '12345' },
      { name: 'b', data: '12345' },
      { name: 'c/', data: '' },
    ]);
    const { sizeBytes } = await inspectPackage(file);
    const limits = { maxSizeBytes: sizeBytes, maxUnpackedBytes: 10, maxFiles: 2 };
    await inspectPackage(file, limits);
    const refusal = (change: object): Promise<unknown> =>
      inspectPackage(file, { ...limits, ...change }).catch((error: PackageError) => error.detail);
    expect(await refusal({ maxSizeBytes: sizeBytes - 1 })).toContain(`at most ${sizeBytes - 1} bytes`);
    expect(await refusal({ maxUnpackedBytes: 9 })).toContain('unpacks to 10 bytes; at most 9 bytes');
    expect(await refusal({ maxFiles: 1 })).toContain('more than the 1 files');
  });

  test('a single file is bound by its size too', async () => {
    const limits = { ...PACKAGE_LIMITS, maxSizeBytes: 3 };
    await expect(inspectPackage(await write('1234'), limits)).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  test('entries that claim more than the archive are not even unpacked', async () => {
    const file = await writeZipOf([{ name: 'a.js', data: 'x', packedBytes: 1000 }]);
    await expect(inspectPackage(file)).rejects.toThrow('its entries overlap');
  });

  test('folders without number are refused like files', async () => {
    const folders = Array.from({ length: 9 }, (_, index) => ({ name: `f${index}/` }));
    const file = await writeZipOf([{ name: 'a', data: '1' }, ...folders]);
    const limits = { ...PACKAGE_LIMITS, maxFiles: 2 };
    await expect(inspectPackage(file, limits)).rejects.toMatchObject({ code: 'too-many-files' });
  });
});

test('50,000 files are accepted', { timeout: 60_000 }, async () => {
  const { fileCount } = await inspectPackage(await write(buildManyFiles(50_000)));
  expect(fileCount).toBe(50_000);
});
