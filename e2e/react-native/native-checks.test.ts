import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { hashFolder, signPackageHash, writeFileDiff, zipFolder } from '@codepushgo/bundle';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { downloadPackage } from './download-package.ts';
import { openPackageStore } from './package-store.ts';
import { unzipStream } from './unzip-stream.ts';
import { deviceHash, verifyPackage } from './verify-package.ts';

// The stand-in for the native code is a judge of the server: here it is seen to say no.

const pair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const { publicKey, privateKey } = pair();
let folder: string;
let update: string;
let hash: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'native-checks-'));
  update = join(folder, 'update');
  mkdirSync(join(update, 'CodePush', 'assets'), { recursive: true });
  writeFileSync(join(update, 'CodePush', 'index.android.bundle'), 'bundle');
  writeFileSync(join(update, 'CodePush', 'assets', 'ä a-b.txt'), 'asset');
  ({ hash } = await hashFolder(update));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the device and the tools compute the same hash', () => {
  expect(deviceHash(update)).toBe(hash);
});

test('an archive of the tools comes through the stream reader whole', async () => {
  const zip = join(folder, 'update.zip');
  await zipFolder(join(update, 'CodePush'), zip, { rootName: 'CodePush' });
  unzipStream(zip, join(folder, 'unpacked'));
  expect(deviceHash(join(folder, 'unpacked'))).toBe(hash);
});

test('a damaged archive is refused', async () => {
  const zip = join(folder, 'damaged.zip');
  await zipFolder(join(update, 'CodePush'), zip, { rootName: 'CodePush' });
  const bytes = readFileSync(zip);
  // The last byte of the first entry's check sum, behind its data or in its header.
  bytes[bytes.readUInt16LE(6) & 8 ? bytes.indexOf('PK\u0007\b', 0, 'latin1') + 4 : 14]! ^= 1;
  writeFileSync(zip, bytes);
  expect(() => unzipStream(zip, join(folder, 'unpacked-damaged'))).toThrow('invalid entry CRC');
});

test('stored entries whose sizes follow the data are refused, as on Android', () => {
  const data = Buffer.from('hello');
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 6);
  header.writeUInt16LE(1, 26);
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(crc32(data), 4);
  const zip = join(folder, 'stored.zip');
  writeFileSync(zip, Buffer.concat([header, Buffer.from('a'), data, descriptor]));
  expect(() => unzipStream(zip, join(folder, 'unpacked-stored'))).toThrow('only DEFLATED entries');
});

test('a diff is checked by hash, a full unsigned package is not', () => {
  expect(() => verifyPackage(update, 'f'.repeat(64), true)).toThrow('integrity check');
  expect(() => verifyPackage(update, 'f'.repeat(64), false)).not.toThrow();
});

test('a diff over a binary that is gone fails as that, not as a bad package', async () => {
  const zip = join(folder, 'diff.zip');
  const { manifest } = await hashFolder(update);
  await zipFolder(join(update, 'CodePush'), `${zip}.full`, { rootName: 'CodePush' });
  await writeFileDiff({
    newPackageZip: `${zip}.full`,
    oldManifest: { ...manifest, 'CodePush/index.android.bundle': 'f'.repeat(64) },
    newManifest: manifest,
    outFile: zip,
  });
  const sender = createServer((_req, res) => void res.end(readFileSync(zip))).listen(0, '127.0.0.1');
  onTestFinished(() => void sender.close());
  await once(sender, 'listening');
  const downloadUrl = `http://127.0.0.1:${(sender.address() as AddressInfo).port}/`;
  const [label, appVersion, deploymentKey, binaryModifiedTime] = ['v2', '1.0.0', 'key', '1'];
  const offer = { packageHash: hash, label, appVersion, deploymentKey, downloadUrl, binaryModifiedTime };
  const take = (binaryFolder: string): Promise<unknown> =>
    downloadPackage(openPackageStore(join(folder, 'device')), offer, {
      bundleName: 'index.android.bundle',
      binaryFolder,
      onProgress: () => undefined,
    });
  expect(await take(update)).toMatchObject({ kind: 'diff' });
  await expect(take(join(folder, 'gone'))).rejects.toMatchObject({ code: 'ENOENT' });
  mkdirSync(join(folder, 'empty'));
  await expect(take(join(folder, 'empty'))).rejects.toMatchObject({
    message: expect.stringContaining('integrity check'),
    cause: { found: [expect.stringContaining('index.android.bundle')] },
  });
});

test('with a public key only its own signature over this hash will do', async () => {
  const file = join(update, 'CodePush', '.codepushrelease');
  const check = (sent: string) => () => verifyPackage(update, sent, false, publicKey);
  expect(check(hash)).toThrow('there is no JWT signature');
  writeFileSync(file, await signPackageHash(hash, privateKey, 0));
  expect(check(hash)).not.toThrow();
  expect(check('f'.repeat(64))).toThrow('integrity check');
  writeFileSync(file, await signPackageHash('f'.repeat(64), privateKey, 0));
  expect(check(hash)).toThrow('code signing check');
  writeFileSync(file, await signPackageHash(hash, pair().privateKey, 0));
  expect(check(hash)).toThrow('not signed by a trusted party');
});
