import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { createClient, type Client } from '@codepushgo/contract/client';
import { createAccessKey } from '#access-keys';
import { createApp } from '#apps';
import { rotateDeploymentKey } from '#channels';
import { haltRelease, resumeRelease, updateRelease } from '#releases';
import { deviceDays, lastSeenDays, releaseHours } from '#rollups';
import { makeAccount, makeMember } from '../../testing/factories.ts';
import { fleet, makeInsightWorld } from '../../testing/insight-world.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { makeReleaseWorld } from '../../testing/release-world.ts';
import { servedBytesOf } from '../delivery/served-bytes.ts';
import { foldHours } from '../rollups/fold-hours.ts';
import { sweepRollups } from '../rollups/sweep-rollups.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const lineOf = (series: Awaited<ReturnType<Client['insights']['adoption']>>, key: string) =>
  series.lines.find((line) => line.key === key)?.values;

describe('figures over time', () => {
  test('add up to what is there now, by release and by native version', async () => {
    const { world, api, at, report } = await makeInsightWorld(server);
    await world.release({ a: '1' });
    for (const device of fleet(3)) await report(device, null);
    server.clock.advance(2 * DAY_MS);
    for (const device of fleet(2)) await report(device, 'v1');
    await report(null, 'v1');
    server.clock.advance(DAY_MS);
    await report('d0', null);
    const series = await api.insights.adoption({ ...at, days: 5 });
    expect([series.bucket, series.at.length]).toEqual(['day', 5]);
    expect(lineOf(series, '1.0.0')).toEqual([0, 3, 3, 1, 2]);
    expect(lineOf(series, 'v1')).toEqual([0, 0, 0, 3, 2]);
    const { items } = await api.metrics.channel(at);
    for (const { label, active } of items) expect(lineOf(series, label)?.at(-1)).toBe(active);
    const byHour = await api.insights.adoption({ ...at, days: 1 });
    expect([byHour.bucket, byHour.at.length, lineOf(byHour, 'v1')?.at(-1)]).toEqual(['hour', 24, 2]);
    const versions = await api.insights.adoption({ ...at, days: 4, by: 'native-version' });
    expect(versions.lines).toEqual([{ key: '1.0.0', values: [3, 0, 2, 1] }]);
  });

  test('stay the same when old hours become days, and go with their history', async () => {
    const { world, api, at, report } = await makeInsightWorld(server);
    await world.release({ a: '1' });
    for (const device of fleet(4)) {
      await report(device, 'v1');
      server.clock.advance(HOUR_MS);
    }
    server.clock.advance(50 * DAY_MS);
    const before = await api.insights.adoption({ ...at, days: 60 });
    const rows = () => server.db.select().from(releaseHours).where(eq(releaseHours.orgId, world.orgId));
    expect(await rows()).toHaveLength(4);
    await foldHours(server.platform, AbortSignal.timeout(30_000));
    expect((await rows()).map((row) => [row.installed, row.at.getUTCHours()])).toEqual([[4, 0]]);
    expect(await api.insights.adoption({ ...at, days: 60 })).toEqual(before);
    await api.releases.clearHistory(at);
    expect((await api.insights.adoption({ ...at, days: 60 })).lines).toEqual([]);
    await sweepRollups(server.platform, AbortSignal.timeout(30_000));
    expect(await rows()).toEqual([]);
  });

  test('tell failures by what the device was to the release, and who went back', async () => {
    const { world, api, at, report } = await makeInsightWorld(server);
    await world.release({ a: '1' });
    await world.release({ a: '2' });
    for (const device of fleet(5)) await report(device, 'v2');
    await report('new', 'v2', true);
    await report('d0', 'v2', true);
    await report(null, 'v2', true);
    await report('d1', 'v1');
    const { overTime, byRelease } = await api.insights.failures({ ...at, days: 7 });
    expect(byRelease).toEqual([
      {
        label: 'v2',
        installed: 5,
        failedAtFirstStart: 1,
        failedAfterInstall: 1,
        reportedWithoutId: 1,
        wentBack: 1,
      },
    ]);
    expect(overTime.lines.map(({ key, values }) => [key, values.at(-1)])).toEqual([
      ['failed-at-first-start', 1],
      ['failed-after-install', 1],
      ['reported-without-id', 1],
      ['went-back', 1],
    ]);
  });

  test('count active devices once a day however often they come, and the latest day of each', async () => {
    const { world, api, inProject, report, check } = await makeInsightWorld(server);
    const visit = async (device: string, version?: string) => {
      await check(device, version);
    };
    for (const device of ['a', 'b', 'c']) await visit(device);
    await report('a', null);
    server.clock.advance(HOUR_MS);
    await visit('a', '2.0.0');
    server.clock.advance(3 * DAY_MS);
    await report('b', null);
    await visit('b');
    server.clock.advance(7 * DAY_MS);
    await visit('c');
    await visit('d');
    const { perDay, channels: told } = await api.insights.activity({ ...inProject, days: 11 });
    expect(lineOf(perDay, world.channelId)).toEqual([3, 0, 0, 1, 0, 0, 0, 0, 0, 0, 2]);
    expect(told.find(({ id }) => id === world.channelId)).toMatchObject({
      today: 2,
      last7Days: 2,
      last30Days: 4,
    });
    const own = await api.insights.activity({ ...inProject, app: 'Shop', channel: 'Staging', days: 3 });
    expect([own.channels.length, own.perDay.lines]).toEqual([1, []]);
  });

  test('keep the days true when several processes see a device at the same time', async () => {
    const { world, report, check } = await makeInsightWorld(server);
    const sums = async () => {
      const ofWorld = eq(deviceDays.orgId, world.orgId);
      const days = await server.db.select().from(deviceDays).where(ofWorld);
      const last = await server.db.select().from(lastSeenDays).where(eq(lastSeenDays.orgId, world.orgId));
      return [days.map((row) => row.devices), last.map((row) => row.devices).filter((n) => n !== 0)];
    };
    const visits = async () => {
      const both = fleet(20).map(async (device) => {
        await check(device);
        await report(device, null);
      });
      await Promise.all(both);
    };
    await visits();
    expect(await sums()).toEqual([[20], [20]]);
    server.clock.advance(DAY_MS);
    await visits();
    expect(await sums()).toEqual([[20, 20], [20]]);
  });

  test('tell what was fetched, by release and form', async () => {
    const { world, api, inProject } = await makeInsightWorld(server);
    const release = await world.release({ a: 'x'.repeat(500) });
    const url = `/downloads/${release.blob}/${release.id}`;
    await (await server.fetch(url)).arrayBuffer();
    await server.platform.jobs.settled();
    await servedBytesOf(server.platform).flush();
    const { overTime, byRelease } = await api.insights.downloads({ ...inProject, days: 2 });
    expect(byRelease).toMatchObject([
      {
        channel: { name: 'Production' },
        label: 'v1',
        full: { transfers: 1, bytes: release.sizeBytes },
        fileDiff: { transfers: 0, bytes: 0 },
      },
    ]);
    expect(lineOf(overTime, 'full-bytes')?.at(-1)).toBe(release.sizeBytes);
  });
});

describe('an overview', () => {
  test('says what is live where and how it is adopted', async () => {
    const { world, api, inProject, report } = await makeInsightWorld(server);
    await world.release({ a: '1' });
    await world.release({ a: '2' }, { rollout: 25 });
    for (const device of fleet(3)) await report(device, 'v1');
    await report('early', 'v2');
    const { items, attention } = await api.insights.organisation({ org: world.orgId });
    expect(await api.insights.project(inProject)).toEqual({
      items,
      attention,
      totals: null,
      nextCursor: null,
    });
    const [production] = items[0]!.channels.filter(({ name }) => name === 'Production');
    expect(production).toMatchObject({
      totalActive: 4,
      newest: { label: 'v2', state: 'rolling-out', rollout: 25, adoption: 0.25, figures: { active: 1 } },
      live: { label: 'v1', state: 'live', adoption: 0.75 },
    });
    expect(items[0]!.channels.find(({ name }) => name === 'Staging')).toMatchObject({
      totalActive: 0,
      newest: null,
      live: null,
    });
    expect(attention).toEqual([]);
  });

  test('names what needs a person, most urgent first, each with its figures', async () => {
    const { world, api, report } = await makeInsightWorld(server);
    await world.release({ a: '1' }, { rollout: 50 });
    for (const device of fleet(38)) await report(device, 'v1');
    for (const device of fleet(2, 'bad')) await report(device, 'v1', true);
    const codes = async () => (await api.insights.organisation({ org: world.orgId })).attention;
    expect(await codes()).toMatchObject([{ code: 'failures-high', failed: 2, attempts: 40, share: 0.05 }]);
    for (const device of fleet(2)) await report(device, null);
    server.clock.advance(7 * DAY_MS);
    await rotateDeploymentKey(world.ctx, { ...world.production, overlapDays: 90 });
    await createAccessKey(world.ctx, {
      name: 'ends',
      ttlMs: 5 * DAY_MS,
    });
    expect(await codes()).toMatchObject([
      { code: 'failures-high' },
      { code: 'rollout-unfinished', rollout: 50, label: 'v1', channel: { name: 'Production' } },
      { code: 'old-key-in-use', devices: 40 },
      { code: 'access-key-expiring', name: 'ends', isOwn: true },
    ]);
    await haltRelease(world.ctx, world.production, 'v1', 'crashes');
    expect((await codes())[0]).toMatchObject({ code: 'release-halted', reason: 'crashes' });
    expect((await codes()).map(({ code }) => code)).not.toContain('failures-high');
    await resumeRelease(world.ctx, world.production, 'v1');
    await updateRelease(world.ctx, world.production, { isDisabled: true });
    expect((await codes())[0]).toMatchObject({ code: 'release-disabled', label: 'v1' });
  });

  test('says on the first page what all apps have where it shows only some', async () => {
    const { world, api, at, report } = await makeInsightWorld(server);
    await createApp(world.ctx, {
      org: at.org,
      project: 'shop',
      name: 'Second',
      os: 'ios',
      framework: 'React-Native',
    });
    await world.release({ 'index.js': 'one' }, { rollout: 20 });
    await world.release({ 'index.js': 'one' }, { rollout: 20 }, world.staging);
    await haltRelease(world.ctx, world.staging, 'v1', 'test');
    for (const device of fleet(3)) await report(device, 'v1');
    const whole = await api.insights.organisation({ org: at.org });
    const part = await api.insights.organisation({ org: at.org, limit: 1 });
    expect(whole.totals).toBeNull();
    expect(part.totals).toEqual({ apps: 2, channels: 4, activeDevices: 3, rollingOut: 1 });
    expect(part.items).toEqual(whole.items.slice(0, 1));
    const next = await api.insights.organisation({ org: at.org, limit: 1, cursor: part.nextCursor! });
    expect([next.items, next.totals, next.nextCursor]).toEqual([whole.items.slice(1), null, null]);
  });

  test('shows a guest his app alone, and nothing to who has no role', async () => {
    const { world } = await makeInsightWorld(server);
    const other = await makeReleaseWorld(server);
    const asks = async (person: { accessKey: string }) => {
      const api = createClient({ serverUrl: server.url, accessKey: person.accessKey });
      return api.insights.organisation({ org: world.orgId }).then(
        ({ items }) => items.length,
        (error: { problem?: { code: string } }) => error.problem?.code,
      );
    };
    expect(await asks(await makeMember(server, world.orgId, 'viewer'))).toBe(1);
    expect(await asks(await makeMember(server, world.orgId, 'billing'))).toBe('forbidden');
    expect(await asks(await makeMember(server, other.orgId, 'owner'))).toBe('not-found');
    expect(await asks(await makeAccount(server))).toBe('not-found');
  });
});
