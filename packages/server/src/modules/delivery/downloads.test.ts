import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Readable } from 'node:stream';
import { finishUpload, putChunk, startUpload } from '#packages';
import {
  createRelease,
  getSourceMap,
  downloadUrl,
  getRelease,
  refusalReason,
  type ReleaseRecord,
} from '#releases';
import { releaseHours } from '#rollups';
import { openLog } from '../../platform/log.ts';
import { eventually } from '../../testing/eventually.ts';
import { faultyDb } from '../../testing/faulty-db.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { noteOffer } from './offers.ts';
import { ServedBytes, servedBytesOf } from './served-bytes.ts';
import { makeReleaseWorld, zipOf, type ReleaseWorld } from '../../testing/release-world.ts';

let server: TestServer;
let world: ReleaseWorld;
let release: ReleaseRecord;
let bytes: Buffer;
const ballast = randomBytes(30_000).toString('base64');
beforeAll(async () => {
  server = await makeServer({ log: openLog('silent') });
});
afterAll(() => server.stop());
beforeEach(async () => {
  world = await makeReleaseWorld(server);
  const files = { 'CodePush/main.jsbundle': world.orgId, 'CodePush/big': ballast };
  bytes = zipOf(files);
  release = await world.release(files);
});

const get = (blob: string, init?: RequestInit, tail = '') => server.fetch(`/downloads/${blob}${tail}`, init);
const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

test('a package is served whole, with its length, uncompressed, for ever', async () => {
  const url = downloadUrl(server.config.publicUrl, release.blob);
  const response = await fetch(url, { headers: { 'accept-encoding': 'gzip, br' } });
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-length': `${bytes.length}`,
    'content-type': 'application/zip',
    etag: `"${release.blob}"`,
    'cache-control': 'public, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
  });
  for (const name of ['content-encoding', 'transfer-encoding', 'set-cookie'])
    expect(response.headers.has(name)).toBe(false);
  expect((await bodyOf(response)).equals(bytes)).toBe(true);
});

test('a name may stand behind, HEAD tells the length, a known ETag saves the bytes', async () => {
  expect((await bodyOf(await get(release.blob, {}, '/main.jsbundle?x=1'))).equals(bytes)).toBe(true);
  const head = await get(release.blob, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, `${bytes.length}`]);
  expect((await bodyOf(head)).length).toBe(0);
  const known = await get(release.blob, {
    headers: { 'if-none-match': `"${release.blob}"`, 'cache-control': 'max-age=0' },
  });
  expect([known.status, (await bodyOf(known)).length]).toEqual([304, 0]);
});

test('a part is served by Range; one beyond the end is refused', async () => {
  const part = await get(release.blob, { headers: { range: 'bytes=10-19' } });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${bytes.length}`]);
  expect((await bodyOf(part)).equals(bytes.subarray(10, 20))).toBe(true);
  const rest = await get(release.blob, {
    headers: { range: `bytes=${bytes.length - 5}-`, 'if-range': `"${release.blob}"` },
  });
  expect((await bodyOf(rest)).equals(bytes.subarray(-5))).toBe(true);
  const beyond = await get(release.blob, { headers: { range: `bytes=${bytes.length}-` } });
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
});

test('manifests, source maps, unknown and odd addresses lead nowhere', async () => {
  const map = Buffer.from(JSON.stringify({ version: 3, of: world.orgId }));
  const start = { org: world.orgId, app: world.appId, sizeBytes: map.length, purpose: 'source-map' } as const;
  const { upload } = await startUpload(world.ctx, start);
  const ref = { org: world.orgId, upload: upload.id };
  await putChunk(world.ctx, ref, { number: 1, body: Readable.from([map]) });
  await finishUpload(world.ctx, ref);
  const mapped = await createRelease(world.ctx, world.staging, {
    appVersion: '1.0.0',
    source: { blob: release.blob },
    sourceMapUpload: upload.id,
  });
  const kept = await getSourceMap(world.ctx, world.staging, mapped.label);
  expect((await Array.fromAsync(kept.stream())).join('')).toBe(map.toString());
  const missing = await getSourceMap(world.ctx, world.production, 'v1').catch(refusalReason);
  expect(missing).toBe('source-map-missing');
  const nowhere = [
    kept.sha256,
    release.manifestBlob!,
    '0'.repeat(64),
    'x',
    '',
    '..%2F..%2Fdb',
    `${release.blob}/a/b`,
  ];
  for (const address of nowhere) {
    const response = await get(address);
    expect([address, response.status]).toEqual([address, 404]);
    expect(await response.json()).toMatchObject({ code: 'not-found' });
    expect(response.headers.get('cache-control')).toBe('no-store');
  }
  const posted = await get(release.blob, { method: 'POST' });
  const { requestId } = (await posted.json()) as { requestId: string };
  expect([posted.status, requestId]).toEqual([404, expect.stringMatching(/^req_/)]);
  expect(posted.headers.get('x-request-id')).toBe(requestId);
  expect((await get(release.blob.toUpperCase())).status).toBe(404);
});

test('a diff is served as well', async () => {
  await world.release({ 'CodePush/main.jsbundle': 'two', 'CodePush/big': ballast });
  await server.jobs.settled();
  const [diff] = (await getRelease(world.ctx, world.production, 'v2')).diffs;
  const response = await get(diff!.blob);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
  expect((await bodyOf(response)).length).toBe(diff!.sizeBytes);
});

test('what was served once is served while the database is away; the rest has to wait', async () => {
  const own = await makeServer({ log: openLog('silent') });
  try {
    const there = await makeReleaseWorld(own);
    const [one, two] = [await there.release({ a: '1' }), await there.release({ a: '2' })];
    const served = (blob: string) => own.fetch(`/downloads/${blob}`).then((response) => response.status);
    expect(await served(one.blob)).toBe(200);
    await own.database.close();
    expect(await served(one.blob)).toBe(200);
    const waiting = await own.fetch(`/downloads/${two.blob}`);
    expect(waiting.status).toBeGreaterThanOrEqual(500);
  } finally {
    // Its database is closed already, which it may complain about.
    await own.stop().catch(() => rm(own.config.dataDir, { recursive: true, force: true }));
  }
});

test('a lost file is a fault of ours, never a wrong or short answer', async () => {
  expect((await get(release.blob)).status).toBe(200);
  await server.platform.files.remove(release.blob);
  const response = await get(release.blob);
  expect([response.status, response.headers.get('etag')]).toEqual([503, null]);
});

test('sent bytes are counted, and a device that goes away harms nobody', async () => {
  const url = new URL(server.url);
  const socket = connect(Number(url.port), url.hostname);
  socket.write(`GET /downloads/${release.blob} HTTP/1.1\r\nhost: x\r\n\r\n`);
  await once(socket, 'data');
  socket.destroy();
  await bodyOf(await get(release.blob));
  const figures = await server.platform.telemetry.registry.metrics();
  const counted = Number(/^codepushgo_download_bytes_total (\d+)$/m.exec(figures)?.[1]);
  expect(counted).toBeGreaterThanOrEqual(bytes.length);
});

describe('what left the server counts as of the release that the device was offered', () => {
  const sums = async () => {
    await servedBytesOf(server.platform).flush();
    const rows = await server.db.select().from(releaseHours).where(eq(releaseHours.orgId, world.orgId));
    return rows.map((row) => [row.label, row.fullTransfers, row.fullBytes, row.diffTransfers, row.diffBytes]);
  };
  const fetched = async (init?: RequestInit) => bodyOf(await get(release.blob, init));

  test('a transfer when the last byte left, bytes always, and once each', async () => {
    await fetched();
    await fetched({ headers: { range: 'bytes=0-999' } });
    await fetched({ headers: { range: 'bytes=1000-' } });
    await fetched({ method: 'HEAD' });
    expect(await sums()).toEqual([['v1', 2, 2 * bytes.length, 0, 0]]);
    expect(await sums()).toEqual([['v1', 2, 2 * bytes.length, 0, 0]]);
  });

  test('of equal contents on two channels the one that was offered last to that address', async () => {
    const staged = await createRelease(world.ctx, world.staging, {
      appVersion: '1.0.0',
      source: { blob: release.blob },
    });
    expect([staged.blob, staged.label]).toEqual([release.blob, 'v1']);
    const channels = async () => {
      await servedBytesOf(server.platform).flush();
      const rows = await server.db.select().from(releaseHours).where(eq(releaseHours.orgId, world.orgId));
      return Object.fromEntries(rows.map((row) => [row.channelId, row.fullTransfers]));
    };
    noteOffer(server.platform, '127.0.0.1', release.blob, release.id);
    await fetched();
    noteOffer(server.platform, '127.0.0.1', release.blob, staged.id);
    await fetched();
    await fetched();
    expect(await channels()).toEqual({ [world.channelId]: 1, [staged.channelId]: 2 });
  });

  test('without an offer the newest that has these contents, and nothing when several organisations do', async () => {
    await fetched();
    expect(await sums()).toEqual([['v1', 1, bytes.length, 0, 0]]);
    const stranger = await makeReleaseWorld(server);
    await stranger.release({ 'CodePush/main.jsbundle': world.orgId, 'CodePush/big': ballast });
    server.clock.advance(60_000);
    await fetched();
    expect(await sums()).toEqual([['v1', 1, bytes.length, 0, 0]]);
  });

  test('a diff apart from the whole package', async () => {
    const newer = await world.release({ 'CodePush/main.jsbundle': 'new', 'CodePush/big': ballast });
    await server.jobs.settled();
    const { diffs } = await getRelease(world.ctx, world.production, newer.label);
    await (await get(diffs[0]!.blob)).arrayBuffer();
    expect(await sums()).toEqual([['v2', 0, 0, 1, diffs[0]!.sizeBytes]]);
  });

  test('not what was read for a device that went away', async () => {
    const large = randomBytes(6_000_000).toString('base64');
    const big = await world.release({ large });
    const url = new URL(server.url);
    const socket = connect(Number(url.port), url.hostname);
    socket.write(`GET /downloads/${big.blob} HTTP/1.1\r\nhost: x\r\n\r\n`);
    await once(socket, 'data');
    socket.destroy();
    const { answer } = await eventually(sums, (rows) => rows.length > 0);
    const [label, transfers, sent] = answer[0]!;
    expect([label, transfers]).toEqual(['v2', 0]);
    expect(Number(sent)).toBeGreaterThan(0);
    expect(Number(sent)).toBeLessThan(big.sizeBytes);
  });

  test('while the database is away the sums wait for it', async () => {
    const faulty = faultyDb(server.db);
    const waiting = new ServedBytes({ ...server.platform, db: faulty.db });
    const of = { channelId: world.channelId, epoch: 0, label: 'v1', form: 'full' } as const;
    waiting.add(of, 70);
    faulty.isGone = true;
    await waiting.flush();
    waiting.add(of, 7, 1);
    faulty.isGone = false;
    await waiting.flush();
    expect(await sums()).toEqual([['v1', 1, 77, 0, 0]]);
  });
});
