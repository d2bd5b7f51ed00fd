import type { KeyObject } from 'node:crypto';
import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { hashFolder } from './hash-folder.ts';
import { inspectPackage } from './inspect-package.ts';
import { PackageError } from './package-error.ts';
import { readReleaseSignature } from './read-release-signature.ts';
import { publicKeyFingerprint } from './rsa-keys.ts';
import { signPackageHash, verifyReleaseSignature } from './signature.ts';
import { buildZip } from './testing/hostile-zip.ts';
import { makeTemporaryFolder, writeTree } from './testing/temporary-folder.ts';
import { zipFolder } from './zip-folder.ts';

const HASH = 'b8a15710b355c7312d6db818a96e32fdd4824924662253ca4d3b84c5b476c773';
const NOW_MS = 1_700_000_000_999;

function exportPem(key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'spki'): string {
  return key.export({ type: type as 'pkcs1', format: 'pem' }).toString();
}

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherPair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PRIVATE = exportPem(pair.privateKey, 'pkcs8');
const PUBLIC = exportPem(pair.publicKey, 'spki');

async function faultOf(promise: Promise<unknown>): Promise<PackageError> {
  const error = await promise.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PackageError);
  return error as PackageError;
}

describe('signing', () => {
  test.each(['pkcs1', 'pkcs8'] as const)('a %s key makes the JWT that devices expect', async (form) => {
    const jwt = await signPackageHash(HASH, exportPem(pair.privateKey, form), NOW_MS);
    expect(decodeProtectedHeader(jwt)).toEqual({ alg: 'RS256', typ: 'JWT' });
    expect(decodeJwt(jwt)).toEqual({ claimVersion: '1.0.0', contentHash: HASH, iat: 1_700_000_000 });
  });

  test.each(['pkcs1', 'spki'] as const)('a %s key verifies it', async (form) => {
    const jwt = await signPackageHash(HASH, PRIVATE, NOW_MS);
    const claims = await verifyReleaseSignature(`${jwt}\n`, exportPem(pair.publicKey, form), HASH);
    expect(claims).toEqual({ claimVersion: '1.0.0', contentHash: HASH, iat: 1_700_000_000 });
  });
});

describe('a signature is not valid', () => {
  test('for another package, and says which', async () => {
    const jwt = await signPackageHash('0'.repeat(64), PRIVATE, NOW_MS);
    const { code, detail } = await faultOf(verifyReleaseSignature(jwt, PUBLIC, HASH));
    expect(code).toBe('signature-invalid');
    expect(detail).toContain(`"${'0'.repeat(64)}", the package has ${HASH}`);
  });

  test('by another key', async () => {
    const jwt = await signPackageHash(HASH, exportPem(otherPair.privateKey, 'pkcs8'), NOW_MS);
    const { code, detail } = await faultOf(verifyReleaseSignature(jwt, PUBLIC, HASH));
    expect(code).toBe('signature-invalid');
    expect(detail).toContain('private key that belongs to this public key');
  });

  test('by another algorithm: none, the public key as a secret, RS512', async () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { claimVersion: '1.0.0', contentHash: HASH };
    const none = `${part({ alg: 'none' })}.${part(claims)}.`;
    const secret = new TextEncoder().encode(PUBLIC);
    const hs256 = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    const rs512 = await new SignJWT(claims).setProtectedHeader({ alg: 'RS512' }).sign(pair.privateKey);
    for (const jwt of [none, hs256, rs512]) {
      const { code, detail } = await faultOf(verifyReleaseSignature(jwt, PUBLIC, HASH));
      expect(code).toBe('signature-invalid');
      expect(detail).toContain('its algorithm is not RS256');
    }
  });

  test.each(['', 'jwt', 'a.b.c', '..'])('as the text %j', async (text) => {
    const { code, detail } = await faultOf(verifyReleaseSignature(text, PUBLIC, HASH));
    expect([code, detail]).toEqual(['signature-invalid', expect.stringContaining('not a compact JWT')]);
  });

  test.each([
    ['{', 'not a JSON object'],
    ['"text"', 'not a JSON object'],
    ['{"claimVersion":"2.0.0"}', 'claimVersion is not 1.0.0'],
    ['{"claimVersion":"1.0.0"}', 'vouches for the hash'],
  ])('with the contents %s', async (payload, fault) => {
    const encode = (text: string): string => Buffer.from(text).toString('base64url');
    const body = `${encode('{"alg":"RS256"}')}.${encode(payload)}`;
    const jwt = `${body}.${sign('sha256', Buffer.from(body), pair.privateKey).toString('base64url')}`;
    const { detail } = await faultOf(verifyReleaseSignature(jwt, PUBLIC, HASH));
    expect(detail).toContain(fault);
  });
});

describe('keys', () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const short = generateKeyPairSync('rsa', { modulusLength: 1024 });

  test.each([
    ['text', 'secret text'],
    ['a public key', PUBLIC],
    ['another kind', exportPem(ec.privateKey, 'pkcs8')],
    ['too short a key', exportPem(short.privateKey, 'pkcs8')],
    ['a damaged key', PRIVATE.replace(/\n.{64}\n/, '\n')],
  ])('signing refuses %s and repeats none of it', async (_, pem) => {
    const { code, detail, cause } = await faultOf(signPackageHash(HASH, pem, NOW_MS));
    expect(code).toBe('key-invalid');
    expect(cause).toBeUndefined();
    for (const line of pem.split('\n').filter((text) => text.length > 5)) expect(detail).not.toContain(line);
  });

  test.each([
    ['text', 'text'],
    ['a private key', PRIVATE],
    ['another kind', exportPem(ec.publicKey, 'spki')],
    ['too short a key', exportPem(short.publicKey, 'spki')],
  ])('verifying refuses %s', async (_, pem) => {
    expect((await faultOf(verifyReleaseSignature('jwt', pem, HASH))).code).toBe('key-invalid');
  });

  test('the fingerprint is one for both forms of a key', () => {
    const fingerprint = publicKeyFingerprint(PUBLIC);
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(publicKeyFingerprint(exportPem(createPublicKey(PRIVATE), 'pkcs1'))).toBe(fingerprint);
    expect(publicKeyFingerprint(exportPem(otherPair.publicKey, 'spki'))).not.toBe(fingerprint);
  });
});

describe('readReleaseSignature', () => {
  test('a folder is hashed, signed, zipped, and verified from the archive', async () => {
    const folder = join(await makeTemporaryFolder(), 'CodePush');
    await mkdir(folder);
    await writeTree(folder, { 'main.jsbundle': 'console.log(1)\n' });
    const { hash } = await hashFolder(folder, { prefix: 'CodePush' });
    await writeFile(join(folder, '.codepushrelease'), await signPackageHash(hash, PRIVATE, NOW_MS));
    await zipFolder(folder, `${folder}.zip`, { rootName: 'CodePush' });
    const jwt = await readReleaseSignature(`${folder}.zip`);
    const inspected = await inspectPackage(`${folder}.zip`);
    expect(hash).toBe(HASH);
    expect(await verifyReleaseSignature(jwt!, PUBLIC, inspected.hash)).toMatchObject({ contentHash: hash });
  });

  test('unsigned are a single file, and an archive that is signed where devices do not look', async () => {
    const file = join(await makeTemporaryFolder(), 'file');
    await writeFile(file, 'console.log(1)');
    expect(await readReleaseSignature(file)).toBeNull();
    await writeFile(
      file,
      buildZip([{ name: '.codepushrelease', data: 'jwt' }, { name: 'App/.codepushrelease' }]),
    );
    expect(await readReleaseSignature(file)).toBeNull();
  });

  test('16 KiB are read, a byte more is refused', async () => {
    const file = join(await makeTemporaryFolder(), 'file');
    const write = (length: number): Promise<void> =>
      writeFile(file, buildZip([{ name: 'CodePush/.codepushrelease', data: 'x'.repeat(length) }]));
    await write(16 * 1024);
    expect(await readReleaseSignature(file)).toHaveLength(16 * 1024);
    await write(16 * 1024 + 1);
    await expect(readReleaseSignature(file)).rejects.toMatchObject({ code: 'signature-invalid' });
  });
});
