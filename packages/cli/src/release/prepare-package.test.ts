import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readReleaseSignature, verifyReleaseSignature, zipFolder } from '@codepushgo/bundle';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/run-cli.ts';
import { writeTree } from '../testing/write-tree.ts';
import { preparePackage } from './prepare-package.ts';

// What code-push-cli 3.0.0 computes of this folder, with its own script/hash-utils.js.
const HASH_OF_OLD_TOOL = 'b6bc1c71e66878b8c53a77d404a6633894347771b220f3b5cfc8e1114a655979';
const FILES = {
  'CodePush/main.jsbundle': 'console.log("v1");\n',
  'CodePush/assets/a.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
  'CodePush/assets/ü n.txt': 'é',
  'CodePush/assets/node_modules/x/app.json': '{}',
  'CodePush/drawable-mdpi/b-c.png': 'x',
  'CodePush/drawable-mdpi/b.png': 'y',
  'CodePush/.DS_Store': 'store',
  'CodePush/empty.txt': '',
};

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const nowMs = 1_700_000_000_000;

function prepare(path: string, key?: string) {
  return preparePackage({ path, privateKey: key, nowMs }, temporaryFolder());
}

describe('a package', () => {
  it('of a folder has the hash that the old tools give it', async () => {
    const folder = join(writeTree(temporaryFolder(), FILES), 'CodePush');
    const { inspected, isSigned } = await prepare(folder);
    expect(inspected).toMatchObject({ kind: 'zip', hash: HASH_OF_OLD_TOOL, fileCount: 7 });
    expect(isSigned).toBe(false);
  });

  it('of a zip is the zip itself', async () => {
    const folder = writeTree(temporaryFolder(), FILES);
    const zip = join(folder, 'x.zip');
    await zipFolder(join(folder, 'CodePush'), zip, { rootName: 'CodePush' });
    expect(await prepare(zip)).toMatchObject({ file: zip, inspected: { hash: HASH_OF_OLD_TOOL } });
  });

  it('of a single file is that file', async () => {
    const folder = writeTree(temporaryFolder(), { 'main.jsbundle': 'x' });
    const { inspected } = await prepare(join(folder, 'main.jsbundle'));
    expect(inspected).toMatchObject({ kind: 'file', sizeBytes: 1 });
  });

  it('has the same bytes every time, so that an upload can go on', async () => {
    const folder = join(writeTree(temporaryFolder(), FILES), 'CodePush');
    const [once, again] = [await prepare(folder), await prepare(folder)];
    expect(readFileSync(once.file).equals(readFileSync(again.file))).toBe(true);
  });

  it('is signed without a trace in the folder, for the same hash', async () => {
    const folder = join(
      writeTree(temporaryFolder(), { ...FILES, 'CodePush/.codepushrelease': 'old' }),
      'CodePush',
    );
    const { file, inspected, isSigned } = await prepare(folder, privateKey);
    expect(inspected.hash).toBe(HASH_OF_OLD_TOOL);
    expect(isSigned).toBe(true);
    const jwt = await readReleaseSignature(file);
    const claims = await verifyReleaseSignature(jwt!, publicKey, HASH_OF_OLD_TOOL);
    expect(claims).toEqual({ claimVersion: '1.0.0', contentHash: HASH_OF_OLD_TOOL, iat: nowMs / 1000 });
    expect(readFileSync(join(folder, '.codepushrelease'), 'utf8')).toBe('old');
  });

  it('of a folder with another name, a zip or a file is signed below CodePush, where devices look', async () => {
    const other = join(writeTree(temporaryFolder(), { 'build/main.jsbundle': 'x' }), 'build');
    const expected = {
      'CodePush/main.jsbundle': expect.any(String),
      'CodePush/.codepushrelease': expect.any(String),
    };
    expect((await prepare(other, privateKey)).inspected.manifest).toEqual(expected);
    expect((await prepare(join(other, 'main.jsbundle'), privateKey)).inspected.manifest).toEqual(expected);
    const zip = join(temporaryFolder(), 'x.zip');
    await zipFolder(other, zip, { rootName: 'CodePush' });
    expect((await prepare(zip, privateKey)).inspected.manifest).toEqual(expected);
  });
});

describe('what is no package', () => {
  it.each([
    ['a path that is not there', {}, 'none', /is not there/],
    ['an app for a store', { 'app.apk': 'PK' }, 'app.apk', /is an app for a store/],
    ['an empty folder', { 'x/.DS_Store': '' }, 'x', /holds no file to release/],
    [
      'a stale signature',
      { 'CodePush/a': 'x', 'CodePush/.codepushrelease': 'a.e30.b' },
      'CodePush',
      /made for other contents/,
    ],
    ['a broken zip', { 'x.zip': 'PK\u0003\u0004 nonsense' }, 'x.zip', /./],
  ])('is refused: %s', async (_, files, path, message) => {
    const folder = writeTree(temporaryFolder(), files as Record<string, string>);
    await expect(prepare(join(folder, path))).rejects.toThrow(message);
  });

  it('is a zip without CodePush at its top when it is to be signed', async () => {
    const folder = writeTree(temporaryFolder(), { 'a/b': 'x' });
    const zip = join(folder, 'x.zip');
    await zipFolder(join(folder, 'a'), zip, { rootName: 'a' });
    await expect(prepare(zip, privateKey)).rejects.toThrow(/nothing but the folder CodePush at its top/);
    expect(readdirSync(folder)).toEqual(['a', 'x.zip']);
  });
});
