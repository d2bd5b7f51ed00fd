import { generateKeyPairSync } from 'node:crypto';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { signPackageHash } from '@codepushgo/bundle';
import { HOSTILE_ZIPS } from '@codepushgo/bundle/testing';
import { apps } from '#apps';
import { packages, storeUploadedFile } from '#packages';
import { createRelease, promoteRelease, releases, rollbackRelease } from '#releases';
import { makeServer } from '../../testing/make-server.ts';
import { reasonOf, releaseSuite } from '../../testing/release-suite.ts';

const world = releaseSuite(makeServer);

const releaseBytes = async (bytes: Buffer) => {
  const { blob } = await storeUploadedFile(world.ctx, Readable.from([bytes], { objectMode: false }));
  return createRelease(world.ctx, world.production, { appVersion: '1.0.0', source: { blob } });
};

// One of each kind: the package that reads them proves every single one.
const oneOfEach = [...new Map(HOSTILE_ZIPS.toReversed().map((zip) => [zip.code, zip])).values()];

describe('a hostile package', () => {
  test.each(oneOfEach)(
    '$title: is refused with what is wrong, and nothing is kept',
    async ({ code, build }) => {
      await expect(releaseBytes(build())).rejects.toMatchObject({
        code: 'invalid-package',
        extra: { reason: 'package-invalid', fault: code },
        message: expect.stringMatching(/\.$/),
      });
      const kept = await world.server.db.select().from(packages).where(eq(packages.orgId, world.orgId));
      expect(kept).toEqual([]);
      expect(await world.server.db.select().from(releases).where(eq(releases.orgId, world.orgId))).toEqual(
        [],
      );
    },
  );
});

test('a file that is no archive is a package of its own, without manifest', async () => {
  const release = await releaseBytes(Buffer.from('console.log(1)'));
  expect(release).toMatchObject({
    kind: 'file',
    manifestBlob: null,
    signature: null,
    packageHash: release.blob,
  });
});

describe('an app with a public key', () => {
  const make = () =>
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
  const own = make();
  const other = make();
  const files = { 'CodePush/main.jsbundle': 'one' };
  const demand = (key: string | null) =>
    world.server.db.update(apps).set({ signingPublicKey: key }).where(eq(apps.id, world.appId));
  // The signature is no part of the hash that it signs.
  const hashOf = async () => (await world.release(files, {}, world.staging)).packageHash;
  const signed = async (hash: string, key: string) => ({
    ...files,
    'CodePush/.codepushrelease': await signPackageHash(hash, key, world.server.clock.nowMs()),
  });

  test('takes a package that its key vouches for, and no other', async () => {
    const hash = await hashOf();
    await demand(own.publicKey);
    expect(await reasonOf(world.release(files))).toBe('signature-required');
    expect(await reasonOf(releaseBytes(Buffer.from('bundle')))).toBe('signature-required');
    expect(await reasonOf(world.release(await signed(hash, other.privateKey)))).toBe('signature-invalid');
    expect(await reasonOf(world.release(await signed('0'.repeat(64), own.privateKey)))).toBe(
      'signature-invalid',
    );
    expect(await reasonOf(world.release({ ...files, 'CodePush/.codepushrelease': 'x' }))).toBe(
      'signature-invalid',
    );
    const large = { ...files, 'CodePush/.codepushrelease': 'x'.repeat(20_000) };
    expect(await reasonOf(world.release(large))).toBe('signature-required');
    const release = await world.release(await signed(hash, own.privateKey));
    expect(release.packageHash).toBe(hash);
    expect(release.signature).not.toBeNull();
  });

  test('does not take an unsigned release by promotion; a roll-back is never kept waiting', async () => {
    await world.release(files, {}, world.staging);
    await world.release({ ...files, extra: 'two' }, {}, world.staging);
    await demand(own.publicKey);
    expect(await reasonOf(promoteRelease(world.ctx, world.staging, { to: 'Production' }))).toBe(
      'signature-required',
    );
    expect((await rollbackRelease(world.ctx, world.staging)).label).toBe('v3');
  });

  test('without a key any signature is kept as it is', async () => {
    const odd = { ...files, 'CodePush/.codepushrelease': 'x'.repeat(20_000) };
    expect(await world.release(odd)).toMatchObject({ label: 'v1', signature: null });
  });
});
