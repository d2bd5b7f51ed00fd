import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { channels } from '#channels';
import {
  cancelUpload,
  packages,
  putChunk,
  startUpload,
  storeUploadedFile,
  uploadChunks,
  uploads,
} from '#packages';
import { clearHistory, getRelease, releases } from '#releases';
import { systemClock } from '../../platform/clock.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { makeReleaseWorld, type ReleaseWorld } from '../../testing/release-world.ts';
import { removeGarbage } from './remove-garbage.ts';

const DAY_MS = 24 * 3600 * 1000;
let server: TestServer;
let world: ReleaseWorld;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  // Files are dated by the machine's clock.
  server.clock.set(systemClock.now());
  world = await makeReleaseWorld(server);
});

const has = (blob: string) => server.platform.files.has(blob);
const ballast = randomBytes(3000).toString('base64');
const collect = async (daysLater: number) => {
  server.clock.advance(daysLater * DAY_MS);
  await removeGarbage(server.platform, new AbortController().signal);
};
const put = async () => (await storeUploadedFile(world.ctx, Readable.from([randomBytes(50)]))).blob;

test('files that nothing refers to go after a day, not before', async () => {
  const blob = await put();
  await collect(0.9);
  expect(await has(blob)).toBe(true);
  await collect(0.2);
  expect(await has(blob)).toBe(false);
});

test('what releases refer to stays, however old: package, manifest and diff', async () => {
  const files = (text: string) => ({ 'CodePush/main.jsbundle': text, ballast });
  await world.release(files('one'));
  await world.release(files('two'));
  await server.jobs.settled();
  const { blob, manifestBlob, diffs } = await getRelease(world.ctx, world.production, 'v2');
  await collect(400);
  for (const kept of [blob, manifestBlob!, diffs[0]!.blob]) expect(await has(kept)).toBe(true);
});

test('chunks of an upload stay until it expires, then go with its rows', async () => {
  const begin = { org: world.orgId, app: world.appId };
  const { upload } = await startUpload(world.ctx, begin);
  const ref = { org: world.orgId, upload: upload.id };
  const cancelled = await startUpload(world.ctx, begin);
  await putChunk(world.ctx, ref, { number: 1, body: Readable.from([randomBytes(50)]) });
  await cancelUpload(world.ctx, { ...ref, upload: cancelled.upload.id });
  const [chunk] = await server.db.select().from(uploadChunks).where(eq(uploadChunks.uploadId, upload.id));
  await collect(0.9);
  expect(await has(chunk!.blob)).toBe(true);
  await collect(0.2);
  expect(await has(chunk!.blob)).toBe(false);
  expect(await server.db.select().from(uploads).where(eq(uploads.orgId, world.orgId))).toEqual([]);
});

test('a cleared history can be downloaded for a month, then all of it goes', async () => {
  const { blob, manifestBlob } = await world.release({ 'CodePush/main.jsbundle': world.orgId });
  await clearHistory(world.ctx, world.production);
  await collect(30);
  expect((await server.fetch(`/downloads/${blob}`)).status).toBe(200);
  await collect(2);
  expect(await has(manifestBlob!)).toBe(false);
  expect(await has(blob)).toBe(false);
  expect(await server.db.select().from(releases).where(eq(releases.orgId, world.orgId))).toEqual([]);
  expect(await server.db.select().from(packages).where(eq(packages.orgId, world.orgId))).toEqual([]);
});

test('a deleted channel keeps its files while it can be restored', async () => {
  const { blob } = await world.release({ 'CodePush/main.jsbundle': world.orgId });
  await server.db
    .update(channels)
    .set({ deletedAt: server.clock.now() })
    .where(eq(channels.id, world.channelId));
  await collect(30.5);
  expect(await has(blob)).toBe(true);
  await collect(1);
  expect(await has(blob)).toBe(false);
});

test('a package that is taken up again while it is cleared away is whole', async () => {
  const files = { 'CodePush/main.jsbundle': world.orgId };
  const old = await world.release(files);
  await clearHistory(world.ctx, world.production);
  const longAgo = new Date(server.clock.nowMs() - 40 * DAY_MS);
  await server.db.update(releases).set({ clearedAt: longAgo }).where(eq(releases.id, old.id));
  await server.db.update(packages).set({ createdAt: longAgo }).where(eq(packages.id, old.packageId));
  for (const file of [old.blob, old.manifestBlob!]) await server.platform.files.touch(file, longAgo);
  const [release] = await Promise.all([world.release(files), collect(0)]);
  const { blob, manifestBlob } = await getRelease(world.ctx, world.production, release.label);
  expect(blob).toBe(old.blob);
  for (const kept of [blob, manifestBlob!]) expect(await has(kept)).toBe(true);
});
