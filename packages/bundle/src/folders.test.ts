import { mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extractPackage } from './extract-package.ts';
import { hashFolder } from './hash-folder.ts';
import { inspectPackage } from './inspect-package.ts';
import { buildZip, HOSTILE_ZIPS } from './testing/hostile-zip.ts';
import { readLocalHeaders } from './testing/local-headers.ts';
import { KNOWN_ZIPS } from './testing/vectors.ts';
import { makeTemporaryFolder, writeTree } from './testing/temporary-folder.ts';
import { zipFolder } from './zip-folder.ts';

const TREE = {
  'main.jsbundle': 'console.log(1)\n'.repeat(10_000),
  'assets/empty.txt': '',
  'assets/tiny': 'x',
  'assets/ü/"quoted" and blank.txt': 'text',
  'a-b.js': '3',
  'a/b.js': '1',
  'a.js': '2',
  'A.js': '4',
};

async function zipTree(files: Record<string, string>, rootName?: string): Promise<string> {
  const folder = await makeTemporaryFolder();
  await writeTree(join(folder, 'tree'), files);
  await zipFolder(join(folder, 'tree'), join(folder, 'out.zip'), { rootName });
  return join(folder, 'out.zip');
}

describe('hashFolder', () => {
  test.each(KNOWN_ZIPS)('known tree $packageHash', async ({ files, manifest, packageHash }) => {
    const folder = await makeTemporaryFolder();
    const { '__MACOSX/._a.js': _, ...tree } = files;
    await writeTree(folder, tree);
    expect(await hashFolder(folder)).toEqual({ manifest, hash: packageHash });
  });

  test('the prefix comes first in every path', async () => {
    const folder = await makeTemporaryFolder();
    await writeTree(folder, { 'main.jsbundle': 'console.log(1)\n', '.DS_Store': 'junk' });
    const { manifest, packageHash } = KNOWN_ZIPS[0]!;
    expect(await hashFolder(folder, { prefix: 'CodePush' })).toEqual({ manifest, hash: packageHash });
  });
});

describe('zipFolder', () => {
  test.each([undefined, 'CodePush'])('has the hash of the folder, root %s', async (rootName) => {
    const folder = await makeTemporaryFolder();
    await writeTree(folder, { ...TREE, '.DS_Store': 'junk', 'a/.DS_Store': 'junk' });
    const outFile = join(await makeTemporaryFolder(), 'out.zip');
    const written = await zipFolder(folder, outFile, { rootName });
    const found = await inspectPackage(outFile);
    expect(found).toMatchObject(await hashFolder(folder, { prefix: rootName }));
    expect(written).toEqual({ sizeBytes: found.sizeBytes, fileCount: Object.keys(TREE).length });
  });

  test('equal folders give equal bytes, whenever and in whatever order they were written', async () => {
    const folder = await makeTemporaryFolder();
    await writeTree(join(folder, '1'), TREE);
    await writeTree(join(folder, '2'), Object.fromEntries(Object.entries(TREE).reverse()));
    await utimes(join(folder, '2/a.js'), 1_000_000_000, 1_000_000_000);
    await zipFolder(join(folder, '1'), join(folder, '1.zip'));
    await zipFolder(join(folder, '2'), join(folder, '2.zip'));
    expect(await readFile(join(folder, '1.zip'))).toEqual(await readFile(join(folder, '2.zip')));
  });

  test('Android can stream it: all deflated, also empty files, no zip64, sorted, of one time', async () => {
    const headers = readLocalHeaders(await readFile(await zipTree(TREE)));
    expect(headers.map(({ name }) => name)).toEqual(Object.keys(TREE).sort());
    for (const header of headers)
      expect(header).toMatchObject({ method: 8, version: 20, extraBytes: 0, modified: 0x00216000 });
  });

  test('an empty folder, a file and nothing at all are refused', async () => {
    const folder = await makeTemporaryFolder();
    const out = join(folder, 'out.zip');
    await mkdir(join(folder, 'empty/empty'), { recursive: true });
    await writeFile(join(folder, 'file'), '');
    await expect(zipFolder(join(folder, 'empty'), out)).rejects.toMatchObject({ code: 'empty-package' });
    await expect(zipFolder(join(folder, 'file'), out)).rejects.toMatchObject({ code: 'unreadable' });
    await expect(zipFolder(join(folder, 'none'), out)).rejects.toMatchObject({ code: 'unreadable' });
    expect(await readdir(folder)).toEqual(['empty', 'file']);
  });

  test('symbolic links and names with a backslash are refused, by hashFolder as well', async () => {
    const folder = await makeTemporaryFolder();
    await writeTree(folder, { 'a.js': '1' });
    await symlink('a.js', join(folder, 'link'));
    await expect(zipFolder(folder, `${folder}.zip`)).rejects.toMatchObject({ code: 'special-entry' });
    await expect(hashFolder(folder)).rejects.toMatchObject({ code: 'special-entry' });
    const other = await makeTemporaryFolder();
    await writeTree(other, { 'a\\b.js': '1' });
    await expect(hashFolder(other)).rejects.toMatchObject({ code: 'unsafe-path' });
  });
});

describe('extractPackage', () => {
  test('gives back the folder', async () => {
    const target = join(await makeTemporaryFolder(), 'new/deep');
    const zip = await zipTree(TREE, 'CodePush');
    await extractPackage(zip, target);
    expect((await hashFolder(target)).hash).toBe((await inspectPackage(zip)).hash);
    expect(await readFile(join(target, 'CodePush/main.jsbundle'), 'utf8')).toBe(TREE['main.jsbundle']);
  });

  test.each(HOSTILE_ZIPS)('leaves nothing of $title', { timeout: 60_000 }, async ({ code, build }) => {
    const folder = await makeTemporaryFolder();
    await writeFile(join(folder, 'hostile.zip'), build());
    const extracting = extractPackage(join(folder, 'hostile.zip'), join(folder, 'target'));
    await expect(extracting).rejects.toMatchObject({ name: 'PackageError', code });
    expect(await readdir(folder)).toEqual(['hostile.zip']);
  });

  test('a folder that holds something is left as it is', async () => {
    const folder = await makeTemporaryFolder();
    await writeTree(folder, { 'mine.txt': 'mine' });
    const zip = await zipTree(TREE);
    await expect(extractPackage(zip, folder)).rejects.toMatchObject({ code: 'not-empty' });
    await expect(extractPackage(zip, join(folder, 'mine.txt'))).rejects.toMatchObject({ code: 'unreadable' });
    expect(await readdir(folder)).toEqual(['mine.txt']);
  });

  test('what is no archive is refused', async () => {
    const folder = await makeTemporaryFolder();
    await writeFile(join(folder, 'empty.zip'), buildZip([]));
    const extracting = extractPackage(join(folder, 'empty.zip'), join(folder, 'target'));
    await expect(extracting).rejects.toMatchObject({ code: 'zip-broken' });
  });
});
