import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyFileDiff } from './apply-file-diff.ts';
import { diffManifests } from './diff-manifests.ts';
import { extractPackage } from './extract-package.ts';
import { inspectPackage } from './inspect-package.ts';
import type { RawEntry } from './testing/hostile-zip.ts';
import { buildZip } from './testing/hostile-zip.ts';
import { readLocalHeaders } from './testing/local-headers.ts';
import { makeTemporaryFolder } from './testing/temporary-folder.ts';
import { hashFolder } from './hash-folder.ts';
import { writeFileDiff } from './write-file-diff.ts';

type Tree = Readonly<Record<string, string>>;

interface Update {
  readonly folder: string;
  readonly diff: { sizeBytes: number } | null;
  readonly newHash: string;
}

/** Zips both trees, unpacks the old one, and writes the diff between them. */
async function makeUpdate(oldTree: Tree, newTree: Tree): Promise<Update> {
  const folder = await makeTemporaryFolder();
  const inspected = [];
  for (const [name, tree] of [
    ['old', oldTree],
    ['new', newTree],
  ] as const) {
    const entries: RawEntry[] = Object.entries(tree).map(([path, data]) => ({ name: path, data }));
    await writeFile(join(folder, `${name}.zip`), buildZip(entries));
    inspected.push(await inspectPackage(join(folder, `${name}.zip`)));
  }
  await extractPackage(join(folder, 'old.zip'), join(folder, 'old'));
  const diff = await writeFileDiff({
    newPackageZip: join(folder, 'new.zip'),
    oldManifest: inspected[0]!.manifest!,
    newManifest: inspected[1]!.manifest!,
    outFile: join(folder, 'diff.zip'),
  });
  return { folder, diff, newHash: inspected[1]!.hash };
}

async function apply({ folder }: Update): Promise<string> {
  await applyFileDiff(join(folder, 'old'), join(folder, 'diff.zip'), join(folder, 'next'));
  return (await hashFolder(join(folder, 'next'))).hash;
}

const OLD: Tree = {
  'CodePush/main.jsbundle': 'one',
  'CodePush/gone.png': 'gone',
  'CodePush/same.png': 'same',
  'CodePush/.codepushrelease': 'jwt one',
};
const NEW: Tree = {
  'CodePush/main.jsbundle': 'two',
  'CodePush/same.png': 'same',
  'CodePush/new/empty.png': '',
  'CodePush/.codepushrelease': 'jwt two',
};

describe('writeFileDiff', () => {
  test('holds the control file and what changed, the signature too, readable on Android', async () => {
    const { folder, diff } = await makeUpdate(OLD, NEW);
    const zip = await readFile(join(folder, 'diff.zip'));
    expect(diff).toEqual({ sizeBytes: zip.length });
    const entries = readLocalHeaders(zip);
    expect(entries.map(({ name, data }) => [name, data.toString()])).toEqual([
      ['hotcodepush.json', '{"deletedFiles":["CodePush/gone.png"]}'],
      ['CodePush/.codepushrelease', 'jwt two'],
      ['CodePush/main.jsbundle', 'two'],
      ['CodePush/new/empty.png', ''],
    ]);
    for (const entry of entries) expect(entry).toMatchObject({ method: 8, version: 20 });
  });

  test('with nothing to delete the list is empty, with nothing changed it is alone', async () => {
    const added = await makeUpdate({ 'a.js': '1' }, { 'a.js': '1', 'b.js': '2' });
    const [control] = readLocalHeaders(await readFile(join(added.folder, 'diff.zip')));
    expect(control!.data.toString()).toBe('{"deletedFiles":[]}');
    const removed = await makeUpdate({ 'a.js': '1', 'b.js': '2' }, { 'a.js': '1' });
    expect(readLocalHeaders(await readFile(join(removed.folder, 'diff.zip')))).toHaveLength(1);
    expect(await apply(removed)).toBe(removed.newHash);
  });

  test('equal packages have no diff, nor has a file where devices keep an empty folder', async () => {
    const equal = await makeUpdate(OLD, OLD);
    expect(equal.diff).toBeNull();
    expect(await readdir(equal.folder)).not.toContain('diff.zip');
    expect((await makeUpdate({ 'a/b/c.js': '1' }, { a: '2' })).diff).toBeNull();
    const toFolder = await makeUpdate({ a: '1' }, { 'a/b.js': '2' });
    expect(await apply(toFolder)).toBe(toFolder.newHash);
  });

  test('an archive of another release is refused', async () => {
    const { folder } = await makeUpdate(OLD, NEW);
    const writing = writeFileDiff({
      newPackageZip: join(folder, 'old.zip'),
      oldManifest: {},
      newManifest: { 'CodePush/new/empty.png': 'aa' },
      outFile: join(folder, 'other.zip'),
    });
    await expect(writing).rejects.toMatchObject({ code: 'diff-invalid' });
  });

  test('a package that is damaged fails instead of hanging, and leaves nothing', async () => {
    const folder = await makeTemporaryFolder();
    const newPackageZip = join(folder, 'new.zip');
    const data = 'x'.repeat(200_000);
    await writeFile(
      newPackageZip,
      buildZip([
        { name: 'a.js', data, crc32: 1 },
        { name: 'b.js', data },
      ]),
    );
    const newManifest = { 'a.js': 'aa', 'b.js': 'bb' };
    const outFile = join(folder, 'diff.zip');
    const writing = writeFileDiff({ newPackageZip, oldManifest: {}, newManifest, outFile });
    await expect(writing).rejects.toMatchObject({ code: 'zip-broken' });
    expect(await readdir(folder)).toEqual(['new.zip']);
  });
});

describe('applyFileDiff', () => {
  // Ignored files stand at the top only: no manifest could tell that one is in the way, or keeps a folder alive.
  const folders = fc.array(fc.constantFrom('a', 'b', 'ä', '__proto__'), { maxLength: 2 });
  const names = fc.constantFrom('a', 'b', 'x.js', '__proto__', '.codepushrelease');
  const inFolders = fc.tuple(folders, names).map(([parts, name]) => [...parts, name].join('/'));
  const paths = fc.oneof({ weight: 5, arbitrary: inFolders }, fc.constantFrom('.DS_Store', '__MACOSX/a'));
  const trees = fc
    .dictionary(paths, fc.string({ maxLength: 50 }), { minKeys: 1, maxKeys: 12 })
    .map(keepConsistent);

  test('takes any package to any other', { timeout: 60_000 }, async () => {
    let applied = 0;
    await fc.assert(
      fc.asyncProperty(trees, trees, async (oldTree, newTree) => {
        const update = await makeUpdate({ ...oldTree, kept: '' }, { ...newTree, kept: '' });
        if (update.diff === null) return;
        applied++;
        expect(await apply(update)).toBe(update.newHash);
      }),
      { numRuns: 60 },
    );
    expect(applied).toBeGreaterThan(10);
  });

  test.each([
    ['a full package', [{ name: 'a.js', data: '1' }], 'diff-invalid'],
    ['a list that is none', [{ name: 'hotcodepush.json', data: '{"deletedFiles":[1]}' }], 'diff-invalid'],
    ['a control file that is no JSON', [{ name: 'hotcodepush.json', data: '{' }], 'diff-invalid'],
    ['null', [{ name: 'hotcodepush.json', data: 'null' }], 'diff-invalid'],
    ['a way out', [{ name: 'hotcodepush.json', data: '{"deletedFiles":["../old/kept"]}' }], 'unsafe-path'],
    ['a folder to delete', [{ name: 'hotcodepush.json', data: '{"deletedFiles":["sub"]}' }], 'diff-invalid'],
    [
      'a file for a folder',
      [{ name: 'hotcodepush.json', data: '{"deletedFiles":[]}' }, { name: 'sub' }],
      'diff-invalid',
    ],
  ] satisfies [string, RawEntry[], string][])('refuses %s and leaves nothing', async (_, entries, code) => {
    const { folder } = await makeUpdate({ kept: '1', 'sub/a': '2' }, { kept: '1', 'sub/a': '2' });
    const diffZip = join(folder, 'diff.zip');
    await writeFile(diffZip, buildZip(entries));
    const applying = applyFileDiff(join(folder, 'old'), diffZip, join(folder, 'next'));
    await expect(applying).rejects.toMatchObject({ name: 'PackageError', code });
    expect(await readdir(folder)).not.toContain('next');
    expect((await readdir(join(folder, 'old'))).sort()).toEqual(['kept', 'sub']);
  });
});

test('diffManifests takes any manifest to any other', () => {
  const manifests = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.constantFrom('1', '2'));
  fc.assert(
    fc.property(manifests, manifests, (oldManifest, newManifest) => {
      const { deletedFiles, changedFiles } = diffManifests(oldManifest, newManifest);
      const result = new Map(Object.entries(oldManifest));
      const wanted = new Map(Object.entries(newManifest));
      for (const path of deletedFiles) expect(result.delete(path)).toBe(true);
      for (const path of changedFiles) {
        expect(result.get(path)).not.toBe(wanted.get(path));
        result.set(path, wanted.get(path)!);
      }
      expect(result).toEqual(wanted);
    }),
  );
});

/** Drops the files that stand where others need a folder. */
function keepConsistent(tree: Tree): Tree {
  const entries = Object.entries(tree);
  return Object.fromEntries(
    entries.filter(([path]) => !entries.some(([other]) => other.startsWith(`${path}/`))),
  );
}
