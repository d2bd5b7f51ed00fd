import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { hashFolder, signPackageHash, zipFolder } from '@codepushgo/bundle';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
