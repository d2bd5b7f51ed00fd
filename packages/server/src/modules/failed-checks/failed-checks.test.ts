import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { KnownIncident } from '../../context.ts';
import { openLog } from '../../platform/log.ts';
import { faultyDb } from '../../testing/faulty-db.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { startReceiver } from '../../testing/receiver.ts';
import { makeReleaseWorld, type ReleaseWorld } from '../../testing/release-world.ts';
import { countsOf } from './counts-of.ts';
import { listFailedChecks } from './list-failed-checks.ts';
import { listIncidentChecks } from './list-incident-checks.ts';
import { MinuteCounts } from './minute-counts.ts';
import { sweepMinutes } from './sweep-minutes.ts';

const MINUTE_MS = 60_000;
let server: TestServer;
let world: ReleaseWorld;
beforeAll(async () => {
  server = await makeServer({ log: openLog('silent') });
});
afterAll(() => server.stop());
beforeEach(async () => {
  // Each test has minutes of its own: what was counted is told of the whole platform.
  server.clock.set(Math.floor(server.clock.nowMs() / MINUTE_MS + 60) * MINUTE_MS);
  world = await makeReleaseWorld(server);
});

const iso = (ms: number): string => new Date(ms).toISOString();
const check = (key = world.deploymentKey): Promise<number> =>
  server
    .fetch(`/v0.1/public/codepush/update_check?deployment_key=${key}&app_version=1.0.0`)
    .then(async (answer) => (await answer.arrayBuffer(), answer.status));
const download = async (blob: string): Promise<number> => {
  const answer = await server.fetch(`/downloads/${blob}`);
  await answer.arrayBuffer();
  return answer.status;
};
const sinceMs = (minutes: number): string => iso(server.clock.nowMs() - minutes * MINUTE_MS);
const told = async (minutes: number) => {
  await countsOf(server.platform).flush();
  const to = iso(server.clock.nowMs() + 1);
  return listFailedChecks(world.ctx, { org: world.orgId, from: sinceMs(minutes), to });
};

test('checks and downloads are counted by minute, and those that fail apart', async () => {
  const release = await world.release({ 'main.js': world.orgId });
  expect([await check(), await check(), await download(release.blob)]).toEqual([200, 200, 200]);
  server.clock.advance(MINUTE_MS);
  const { path } = await server.platform.files.get(release.blob, release.sizeBytes);
  await rm(path);
  expect(await download(release.blob)).toBeGreaterThanOrEqual(500);
  expect(await download('0'.repeat(64))).toBe(404);
  const { total, minutes } = await told(1);
  expect(minutes).toEqual([
    expect.objectContaining({
      isMeasured: true,
      checks: 2,
      failedChecks: 0,
      downloads: 1,
      failedDownloads: 0,
    }),
    expect.objectContaining({
      isMeasured: true,
      checks: 0,
      failedChecks: 0,
      downloads: 1,
      failedDownloads: 1,
    }),
  ]);
  expect(total).toEqual({
    measuredMinutes: 2,
    unmeasuredMinutes: 0,
    checks: 2,
    failedChecks: 0,
    downloads: 2,
    failedDownloads: 1,
  });
});

test('what the platform did not count is not measured; what it counted for others is zero', async () => {
  const other = await makeReleaseWorld(server);
  await check(other.deploymentKey);
  server.clock.advance(2 * MINUTE_MS);
  await check();
  const { total, minutes } = await told(2);
  expect(minutes.map(({ isMeasured, checks }) => [isMeasured, checks])).toEqual([
    [true, 0],
    [false, 0],
    [true, 1],
  ]);
  expect(total).toMatchObject({ measuredMinutes: 2, unmeasuredMinutes: 1, checks: 1, failedChecks: 0 });
});

test('a failure of which nobody knows whose it was leaves the minute unmeasured for those without counts', async () => {
  const other = await makeReleaseWorld(server);
  await check(other.deploymentKey);
  countsOf(server.platform).count('check', null, true, server.clock.nowMs());
  const { total } = await told(0);
  expect(total).toMatchObject({ measuredMinutes: 0, unmeasuredMinutes: 1, checks: null, failedChecks: null });
});

test('an answer after more than five seconds is a failed one', () => {
  const counts = countsOf(server.platform);
  const since = server.clock.nowMs();
  server.clock.advance(5000);
  expect(counts.isLate(since)).toBe(false);
  server.clock.advance(1);
  expect(counts.isLate(since)).toBe(true);
});

test('counts wait while the database is away, and are written once', async () => {
  const faulty = faultyDb(server.db);
  const counts = new MinuteCounts({ ...server.platform, db: faulty.db });
  faulty.isGone = true;
  counts.count('check', world.channelId, true, server.clock.nowMs());
  await counts.flush();
  counts.count('check', world.channelId, false, server.clock.nowMs());
  faulty.isGone = false;
  await counts.flush();
  await counts.flush();
  expect((await told(0)).total).toMatchObject({ checks: 2, failedChecks: 1 });
});

test('a minute of which counts were pushed out is not measured, however much else is known of it', async () => {
  const other = await makeReleaseWorld(server);
  const faulty = faultyDb(server.db);
  const counts = new MinuteCounts({ ...server.platform, db: faulty.db }, { mostWaiting: 2 });
  faulty.isGone = true;
  counts.count('check', world.channelId, true, server.clock.nowMs());
  counts.count('check', other.channelId, false, server.clock.nowMs());
  await counts.flush();
  server.clock.advance(MINUTE_MS);
  counts.count('check', world.channelId, true, server.clock.nowMs());
  faulty.isGone = false;
  await counts.flush();
  const minute = server.clock.nowMs();
  expect(await told(1)).toMatchObject({
    minutes: [
      { isMeasured: false, checks: 0 },
      { isMeasured: true, checks: 1 },
    ],
    total: { measuredMinutes: 1, unmeasuredMinutes: 1, checks: 1, failedChecks: 1 },
  });
  const of = { org: other.orgId, from: iso(minute - MINUTE_MS), to: iso(minute) };
  expect((await listFailedChecks(other.ctx, of)).total).toMatchObject({ measuredMinutes: 0, checks: null });
});

test('incidents carry the figures of their own span', async () => {
  const startedAt = iso(server.clock.nowMs());
  await check();
  server.clock.advance(MINUTE_MS);
  const resolvedAt = iso(server.clock.nowMs());
  server.clock.advance(MINUTE_MS);
  await check();
  await countsOf(server.platform).flush();
  const incident: KnownIncident = {
    id: 'abc',
    title: { en: 'Slow', fr: 'Lent' },
    startedAt,
    resolvedAt,
    url: null,
  };
  const old = { ...incident, id: 'old', startedAt: sinceMs(101 * 24 * 60) };
  const news = {
    ...world.ctx.news,
    knownIncidents: async () => [{ ...incident, resolvedAt: null }, incident, old],
  };
  const { items } = await listIncidentChecks({ ...world.ctx, news }, { org: world.orgId });
  expect(items.map(({ figures }) => [figures.checks, figures.unmeasuredMinutes])).toEqual([
    [1, 1],
    [1, 0],
  ]);
});

test('however many members look, the status service is asked once in a while', async () => {
  const service = await startReceiver();
  const incidents = [
    { id: 'abc', title: { en: 'Slow', fr: 'Lent' }, startedAt: sinceMs(1), resolvedAt: null },
  ];
  service.answer = (_request, response) => response.writeHead(200).end(JSON.stringify({ incidents }));
  const config = { ...world.ctx.config, statusUrl: service.url, statusKey: 'k'.repeat(32) };
  const asked = () => listIncidentChecks({ ...world.ctx, config }, { org: world.orgId });
  const [first] = await Promise.all([asked(), asked(), asked()]);
  expect([first.items.map(({ id }) => id), service.received.length]).toEqual([['abc'], 1]);
  server.clock.advance(10_000);
  await asked();
  expect(service.received).toHaveLength(2);
  await service.stop();
});

test('a span must be told apart, and counts are kept for 100 days', async () => {
  const from = sinceMs(10);
  await check();
  for (const to of [from, sinceMs(20), sinceMs(-60 * 48)]) {
    const wrong = { org: world.orgId, from: to === sinceMs(-60 * 48) ? sinceMs(60 * 25) : from, to };
    await expect(listFailedChecks(world.ctx, wrong)).rejects.toMatchObject({ code: 'invalid-input' });
  }
  server.clock.advance(101 * 24 * 60 * MINUTE_MS);
  await check();
  await countsOf(server.platform).flush();
  await sweepMinutes(server.platform, new AbortController().signal);
  const { rows } = await server.db.execute(
    `SELECT count(*)::int AS n FROM check_minutes WHERE org_id = '${world.orgId}'`,
  );
  expect(rows).toEqual([{ n: 1 }]);
});
