import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cancelUpload,
  describeUpload,
  finishUpload,
  getUpload,
  putChunk,
  startUpload,
  storeUploadedFile,
  type UploadRef,
} from '#packages';
import { createRelease } from '#releases';
import { makeServer } from '../../testing/make-server.ts';
import { reasonOf, releaseSuite } from '../../testing/release-suite.ts';
import { makeReleaseWorld, zipOf } from '../../testing/release-world.ts';

const MEGABYTE = 1024 * 1024;
const CHUNK = 4 * MEGABYTE;
const world = releaseSuite(() => makeServer({ config: { uploadLimitBytes: 13 * MEGABYTE } }));

const body = (bytes: Buffer) => Readable.from([bytes], { objectMode: false });
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const begin = async (sizeBytes?: number, more = {}) => {
  const start = { org: world.orgId, app: world.appId, ...(sizeBytes ? { sizeBytes } : {}), ...more };
  const { upload, token } = await startUpload(world.ctx, start);
  return { ref: { org: world.orgId, upload: upload.id }, tokenRef: { upload: upload.id, token }, upload };
};
const send = (ref: UploadRef, whole: Buffer, number: number, ctx = world.ctx) =>
  putChunk(ctx, ref, { number, body: body(whole.subarray((number - 1) * CHUNK, number * CHUNK)) });
const stored = async (blob: string | null) =>
  Buffer.concat(await Array.fromAsync((await world.server.platform.files.get(blob!)).stream()));

describe('chunks', () => {
  test('in any order, repeated, several at once, make the file that was sent', async () => {
    const whole = randomBytes(2 * CHUNK + 12345);
    const order = fc.shuffledSubarray([1, 2, 3, 1, 2, 3], { minLength: 6 });
    await fc.assert(
      fc.asyncProperty(order, fc.boolean(), async (numbers, atOnce) => {
        const { ref } = await begin(whole.length);
        if (atOnce) await Promise.all(numbers.map((number) => send(ref, whole, number)));
        else for (const number of numbers) await send(ref, whole, number);
        expect((await getUpload(world.ctx, ref)).receivedChunks).toEqual([1, 2, 3]);
        const done = await finishUpload(world.ctx, ref, sha256(whole));
        expect(done).toMatchObject({ state: 'finished', sizeBytes: whole.length, receivedChunks: [] });
        expect((await stored(done.blob)).equals(whole)).toBe(true);
        expect(await finishUpload(world.ctx, ref)).toEqual(await getUpload(world.ctx, ref));
      }),
      { numRuns: 4 },
    );
  });

  test('go on where a broken connection stopped', async () => {
    const whole = randomBytes(CHUNK + 10);
    const { ref } = await begin(whole.length);
    const broken = new Readable({ read() {} });
    const sending = putChunk(world.ctx, ref, { number: 1, body: broken });
    broken.push(whole.subarray(0, 1000));
    broken.destroy();
    await expect(sending).rejects.toMatchObject({ extra: { reason: 'upload-cut-off' } });
    await send(ref, whole, 2);
    expect(await reasonOf(finishUpload(world.ctx, ref))).toBe('upload-incomplete');
    expect((await getUpload(world.ctx, ref)).receivedChunks).toEqual([2]);
    await send(ref, whole, 1);
    expect((await finishUpload(world.ctx, ref)).blob).toBe(sha256(whole));
  });

  test('that do not fit are refused', async () => {
    const whole = randomBytes(CHUNK + 10);
    const { ref } = await begin(whole.length);
    for (const number of [0, 3, 1.5]) expect(await reasonOf(send(ref, whole, number))).toBe('chunk-invalid');
    const put = (number: number, bytes: Buffer, hash?: string) =>
      reasonOf(putChunk(world.ctx, ref, { number, body: body(bytes), sha256: hash }));
    expect(await put(1, whole)).toBe('chunk-invalid');
    expect(await put(1, whole.subarray(0, 5))).toBe('chunk-invalid');
    expect(await put(2, Buffer.alloc(0))).toBe('chunk-invalid');
    expect(await put(2, whole.subarray(CHUNK), '0'.repeat(64))).toBe('chunk-invalid');
    expect(await put(2, whole.subarray(CHUNK), sha256(whole.subarray(CHUNK)))).toBeNull();
    await send(ref, whole, 1);
    expect(await reasonOf(finishUpload(world.ctx, ref, '0'.repeat(64)))).toBe('upload-hash-differs');
  });
});

describe('an upload', () => {
  test('of a size that is named later, sent with its token alone', async () => {
    const whole = randomBytes(CHUNK + 1);
    const { tokenRef } = await begin();
    const anybody = world.server.ctx();
    expect(await reasonOf(getUpload(anybody, { ...tokenRef, token: 'x' }))).toBe('upload-not-found');
    expect(await reasonOf(finishUpload(anybody, tokenRef))).toBe('upload-incomplete');
    expect(
      await describeUpload(anybody, tokenRef, { sizeBytes: whole.length, fileName: 'a.zip' }),
    ).toMatchObject({
      sizeBytes: whole.length,
      fileName: 'a.zip',
    });
    expect(await reasonOf(describeUpload(anybody, tokenRef, { sizeBytes: 1 }))).toBe('chunk-invalid');
    await Promise.all([2, 1].map((number) => send(tokenRef, whole, number, anybody)));
    expect((await finishUpload(anybody, tokenRef)).blob).toBe(sha256(whole));
  });

  test('whose size is never named must have full chunks but the last', async () => {
    const { ref } = await begin();
    await putChunk(world.ctx, ref, { number: 1, body: body(randomBytes(10)) });
    await putChunk(world.ctx, ref, { number: 2, body: body(randomBytes(10)) });
    expect(await reasonOf(finishUpload(world.ctx, ref))).toBe('upload-incomplete');
  });

  test('beyond the limit is refused, with limit and size', async () => {
    const limit = 13 * MEGABYTE;
    await expect(begin(limit + 1)).rejects.toMatchObject({
      code: 'payload-too-large',
      extra: { limitBytes: limit, actualBytes: limit + 1 },
    });
    const { ref } = await begin();
    expect(await reasonOf(describeUpload(world.ctx, ref, { sizeBytes: limit + 1 }))).toBe(
      'package-too-large',
    );
    expect(await reasonOf(send(ref, Buffer.alloc(1), 5))).toBe('chunk-invalid');
    const tooMuch = Readable.from(
      Array.from({ length: 14 }, () => Buffer.alloc(MEGABYTE)),
      { objectMode: false },
    );
    expect(await reasonOf(storeUploadedFile(world.ctx, tooMuch))).toBe('package-too-large');
    expect(await reasonOf(storeUploadedFile(world.ctx, body(Buffer.alloc(1)), limit + 1))).toBe(
      'package-too-large',
    );
  });

  test('belongs to who began it, and takes nothing once it is cancelled or over', async () => {
    const { ref } = await begin(10);
    const other = await makeReleaseWorld(world.server);
    expect(await reasonOf(getUpload(other.ctx, ref))).toBe('not-found');
    expect(await reasonOf(getUpload(other.ctx, { ...ref, org: other.orgId }))).toBe('upload-not-found');
    expect(await reasonOf(startUpload(other.ctx, { org: world.orgId, app: world.appId }))).toBe('not-found');
    await cancelUpload(world.ctx, ref);
    await cancelUpload(world.ctx, ref);
    expect(await reasonOf(send(ref, Buffer.alloc(10), 1))).toBe('upload-closed');
    expect(await reasonOf(finishUpload(world.ctx, ref))).toBe('upload-closed');
    const late = await begin(10);
    world.server.clock.advance(24 * 3600 * 1000);
    expect(await reasonOf(send(late.ref, Buffer.alloc(10), 1))).toBe('upload-not-found');
  });

  test('is one of at most a hundred that wait', async () => {
    for (let count = 0; count < 100; count++) await begin(1);
    expect(await reasonOf(begin(1))).toBe('too-many-uploads');
  });
});

describe('a release from an upload', () => {
  const zip = zipOf({ 'CodePush/main.jsbundle': 'one' });
  const finished = async (more = {}, bytes = zip) => {
    const { ref } = await begin(bytes.length, more);
    await send(ref, bytes, 1);
    return (await finishUpload(world.ctx, ref)).id;
  };
  const release = (input: { upload: string; sourceMapUpload?: string }, target = world.production) =>
    createRelease(world.ctx, target, { ...input, appVersion: '1.0.0', source: { upload: input.upload } });

  test('uses it up; a refusal does not', async () => {
    await release({ upload: await finished() });
    const upload = await finished();
    expect(await reasonOf(release({ upload }))).toBe('duplicate-release');
    expect((await release({ upload }, world.staging)).label).toBe('v1');
    expect(await reasonOf(release({ upload }, world.staging))).toBe('upload-closed');
    expect(await reasonOf(cancelUpload(world.ctx, { org: world.orgId, upload }))).toBe('upload-closed');
  });

  test('twice at once happens once', async () => {
    const upload = await finished();
    const made = await Promise.allSettled([release({ upload }), release({ upload }, world.staging)]);
    expect(made.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('asks for one that is finished, the own one, and of the right kind', async () => {
    const { ref } = await begin(zip.length);
    expect(await reasonOf(release(ref))).toBe('upload-not-finished');
    expect(await reasonOf(release({ upload: 'upl_none' }))).toBe('upload-not-found');
    const other = await makeReleaseWorld(world.server);
    const theirs = createRelease(other.ctx, other.production, {
      appVersion: '1.0.0',
      source: { upload: await finished() },
    });
    expect(await reasonOf(theirs)).toBe('upload-not-found');
    expect(await reasonOf(release({ upload: await finished({ purpose: 'source-map' }) }))).toBe(
      'upload-wrong-purpose',
    );
  });
});
