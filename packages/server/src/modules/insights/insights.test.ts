import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { createClient, type Client } from '@codepushgo/contract/client';
import { StaleRelease } from '@codepushgo/contract';
import { createAccessKey } from '#access-keys';
import { channels, rotateDeploymentKey } from '#channels';
import { recorderOf } from '#decisions';
import { recordReport } from '#metrics';
import { haltRelease, promoteRelease, resumeRelease, rollbackRelease, updateRelease } from '#releases';
import { deviceDays, lastSeenDays, releaseHours } from '#rollups';
import { makeAccount, makeMember } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { makeReleaseWorld, type ReleaseWorld } from '../../testing/release-world.ts';
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

/** A world with a client of its owner. */
async function makeWorld() {
  const world = await makeReleaseWorld(server);
  const { secret } = await createAccessKey(world.ctx, { name: 'test' });
  const api = createClient({ serverUrl: server.url, accessKey: secret });
  const at = { org: world.orgId, app: world.appId, channel: 'Production' };
  return { world, api, at, inProject: { org: world.orgId, project: 'shop' } };
}

type Status = 'DeploymentSucceeded' | 'DeploymentFailed';
async function report(world: ReleaseWorld, device: string | null, label: string | null, status?: Status) {
  await recordReport(server.platform, {
    kind: 'deploy',
    mode: 'stateless',
    deploymentKey: world.deploymentKey,
    appVersion: '1.0.0',
    label,
    status: status ?? 'DeploymentSucceeded',
    device,
    previous: null,
  });
}

async function check(key: string, device: string, appVersion = '1.0.0'): Promise<void> {
  const query = new URLSearchParams({
    deployment_key: key,
    app_version: appVersion,
    client_unique_id: device,
  });
  await server.fetch(`/updateCheck?${query}`);
}
const flushed = () => recorderOf(server.platform).flush();
const fleet = (count: number, prefix = 'd') => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
const lineOf = (series: Awaited<ReturnType<Client['insights']['adoption']>>, key: string) =>
  series.lines.find((line) => line.key === key)?.values;

describe('figures over time', () => {
  test('add up to what is there now, by release and by native version', async () => {
    const { world, api, at } = await makeWorld();
    await world.release({ a: '1' });
    for (const device of fleet(3)) await report(world, device, null);
    server.clock.advance(2 * DAY_MS);
    for (const device of fleet(2)) await report(world, device, 'v1');
    await report(world, null, 'v1');
    server.clock.advance(DAY_MS);
    await report(world, 'd0', null);
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
    const { world, api, at } = await makeWorld();
    await world.release({ a: '1' });
    for (const device of fleet(4)) {
      await report(world, device, 'v1');
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
    const { world, api, at } = await makeWorld();
    await world.release({ a: '1' });
    await world.release({ a: '2' });
    for (const device of fleet(5)) await report(world, device, 'v2');
    await report(world, 'new', 'v2', 'DeploymentFailed');
    await report(world, 'd0', 'v2', 'DeploymentFailed');
    await report(world, null, 'v2', 'DeploymentFailed');
    await report(world, 'd1', 'v1');
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
    const { world, api, inProject } = await makeWorld();
    const { deploymentKey } = world;
    const visit = async (device: string, version?: string) => {
      await check(deploymentKey, device, version);
      await flushed();
    };
    for (const device of ['a', 'b', 'c']) await visit(device);
    await report(world, 'a', null);
    server.clock.advance(HOUR_MS);
    await visit('a', '2.0.0');
    server.clock.advance(3 * DAY_MS);
    await report(world, 'b', null);
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
    const { world } = await makeWorld();
    const sums = async () => {
      const ofWorld = eq(deviceDays.orgId, world.orgId);
      const days = await server.db.select().from(deviceDays).where(ofWorld);
      const last = await server.db.select().from(lastSeenDays).where(eq(lastSeenDays.orgId, world.orgId));
      return [days.map((row) => row.devices), last.map((row) => row.devices).filter((n) => n !== 0)];
    };
    const visits = async () => {
      const both = fleet(20).map(async (device) => {
        await check(world.deploymentKey, device);
        await report(world, device, null);
      });
      await Promise.all([...both, flushed()]);
      await flushed();
    };
    await visits();
    expect(await sums()).toEqual([[20], [20]]);
    server.clock.advance(DAY_MS);
    await visits();
    expect(await sums()).toEqual([[20, 20], [20]]);
  });

  test('tell what was fetched, by release and form', async () => {
    const { world, api, inProject } = await makeWorld();
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
    const { world, api, inProject } = await makeWorld();
    await world.release({ a: '1' });
    await world.release({ a: '2' }, { rollout: 25 });
    for (const device of fleet(3)) await report(world, device, 'v1');
    await report(world, 'early', 'v2');
    const { items, attention } = await api.insights.organisation({ org: world.orgId });
    expect(await api.insights.project(inProject)).toEqual({ items, attention, nextCursor: null });
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
    const { world, api } = await makeWorld();
    await world.release({ a: '1' }, { rollout: 50 });
    for (const device of fleet(38)) await report(world, device, 'v1');
    for (const device of fleet(2, 'bad')) await report(world, device, 'v1', 'DeploymentFailed');
    const codes = async () => (await api.insights.organisation({ org: world.orgId })).attention;
    expect(await codes()).toMatchObject([{ code: 'failures-high', failed: 2, attempts: 40, share: 0.05 }]);
    for (const device of fleet(2)) await report(world, device, null);
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

  test('shows a guest his app alone, and nothing to who has no role', async () => {
    const { world } = await makeWorld();
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

describe('a release', () => {
  test('shows its figures, its health beside the one before at the same age, and its forms', async () => {
    const { world, api, at } = await makeWorld();
    const big = randomBytes(3000).toString('base64');
    const first = await world.release({ a: '1', big });
    for (const device of fleet(10)) await report(world, device, 'v1');
    server.clock.advance(2 * DAY_MS);
    for (const device of fleet(5, 'late')) await report(world, device, 'v1', 'DeploymentFailed');
    await world.release({ a: '2', big });
    await server.jobs.settled();
    for (const device of fleet(4)) await report(world, device, 'v2');
    await report(world, 'late0', 'v2', 'DeploymentFailed');
    server.clock.advance(HOUR_MS);
    const insight = await api.insights.release({ ...at, release: 'v2' });
    expect(insight).toMatchObject({
      release: { label: 'v2', state: 'live', revision: 1 },
      figures: { active: 4, installed: 4, failed: 1 },
      totalActive: 10,
      adoption: 0.4,
      health: {
        ageMs: HOUR_MS,
        current: { attempts: 5, failed: 1, failedShare: 0.2, rolledBackShare: 0 },
        previousAtSameAge: { label: 'v1', attempts: 10, failed: 0, failedShare: 0 },
        previousInAll: { label: 'v1', attempts: 15, failed: 5 },
      },
    });
    expect(insight.forms).toEqual([
      { form: 'full', fromPackageHash: null, fromLabels: [], sizeBytes: insight.release.sizeBytes },
      {
        form: 'file-diff',
        fromPackageHash: first.packageHash,
        fromLabels: ['v1'],
        sizeBytes: insight.release.diffs[0]?.sizeBytes,
      },
    ]);
    expect(lineOf(insight.overTime, 'installed')?.at(-1)).toBe(4);
    const alone = await api.insights.release({ ...at, release: 'v1' });
    expect(alone.health).toMatchObject({ previousAtSameAge: null, previousInAll: null });
  });

  test('tells its history in codes, with who, from what and to what', async () => {
    const { world, api, at } = await makeWorld();
    await world.release({ a: '1' }, {}, world.staging);
    await promoteRelease(world.ctx, world.staging, { to: 'Production', rollout: 10 });
    await updateRelease(world.ctx, world.production, { rollout: 40, description: 'secret words' });
    await haltRelease(world.ctx, world.production, 'v1', 'why');
    await world.release({ a: '2' });
    await rollbackRelease(world.ctx, world.production, { label: 'v1' });
    const history = async (release: string) =>
      (await api.insights.releaseHistory({ ...at, release })).items.map(({ code, changes }) => [
        code,
        changes,
      ]);
    expect(await history('v1')).toEqual([
      ['changed', [{ field: 'rollout', from: 40, to: null }]],
      ['halted', []],
      [
        'changed',
        [
          { field: 'rollout', from: 10, to: 40 },
          { field: 'description', from: null, to: null },
        ],
      ],
      ['promoted', []],
    ]);
    const [made] = (await api.insights.releaseHistory({ ...at, release: 'v3' })).items;
    expect(made).toMatchObject({ code: 'rolled-back-to', by: { kind: 'account', name: 'Ada' } });
    expect(made?.fromReleaseId).toMatch(/^rel_/);
  });

  test('is not overwritten by who has not seen what another did', async () => {
    const { world, api, at } = await makeWorld();
    await world.release({ a: '1' }, { rollout: 10 });
    const seen = await api.releases.get({ ...at, release: 'v1' });
    const release = { ...at, release: 'v1', ifRevision: seen.revision };
    expect(await api.releases.update({ ...release, rollout: 20 })).toMatchObject({ revision: 2 });
    const refused = await api.releases
      .update({ ...release, isMandatory: true })
      .catch((error) => error.problem);
    expect(refused).toMatchObject({ code: 'conflict', status: 409 });
    const told = StaleRelease.parse(refused);
    expect(told).toMatchObject({
      revision: 2,
      since: [{ code: 'changed', changes: [{ field: 'rollout', from: 10, to: 20 }], by: { name: 'Ada' } }],
    });
    await expect(api.releases.halt({ ...release, reason: 'x' })).rejects.toMatchObject({
      problem: { code: 'conflict' },
    });
    const again = { ...release, ifRevision: told.revision };
    expect(await api.releases.halt({ ...again, reason: 'x' })).toMatchObject({ isHalted: true, revision: 3 });
    await expect(api.releases.resume(again)).rejects.toMatchObject({ problem: { code: 'conflict' } });
    expect(await api.releases.update({ ...at, release: 'v1', isMandatory: true })).toMatchObject({
      revision: 4,
    });
  });

  test('is found in the list of all by state, author, text, channel and page', async () => {
    const { world, api } = await makeWorld();
    const { orgId: org } = world;
    await world.release({ a: '1' }, { description: 'Fixes 100 % of it' });
    await world.release({ a: '2' }, { commit: 'abcdef', isDisabled: true });
    await world.release({ a: '3' }, { rollout: 5 });
    await world.release({ a: '4' }, {}, world.staging);
    const found = async (filter: Omit<Parameters<Client['insights']['releases']>[0], 'org'>) =>
      (await api.insights.releases({ org, ...filter })).items.map(
        ({ label, channel }) => `${channel.name} ${label}`,
      );
    expect(await found({})).toEqual(['Staging v1', 'Production v3', 'Production v2', 'Production v1']);
    expect(await found({ state: 'disabled' })).toEqual(['Production v2']);
    expect(await found({ state: 'rolling-out', app: 'Shop' })).toEqual(['Production v3']);
    expect(await found({ state: 'live', project: 'shop' })).toEqual(['Staging v1', 'Production v1']);
    expect(await found({ search: '100 % OF' })).toEqual(['Production v1']);
    expect(await found({ search: 'BCDE' })).toEqual(['Production v2']);
    expect(await found({ search: 'v3' })).toEqual(['Production v3']);
    expect(await found({ search: '_' })).toEqual([]);
    expect(await found({ channel: 'Staging' })).toEqual(['Staging v1']);
    const { actor } = world.ctx;
    if (actor.kind !== 'account') throw new Error('the world has no person');
    expect(await found({ author: actor.email.toUpperCase() })).toHaveLength(4);
    expect(await found({ author: actor.userName, search: '100' })).toHaveLength(1);
    expect(await found({ author: 'nobody' })).toEqual([]);
    await expect(found({ app: 'Missing' })).rejects.toMatchObject({ problem: { code: 'not-found' } });
    const first = await api.insights.releases({ org, limit: 3 });
    const second = await api.insights.releases({ org, limit: 3, cursor: first.nextCursor! });
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 1, null]);
    await server.db
      .update(channels)
      .set({ deletedAt: server.clock.now() })
      .where(eq(channels.id, world.stagingId));
    expect(await found({})).toHaveLength(3);
  });
});

describe('devices', () => {
  test('are listed by what they run, by state, version, key, day and the beginning of their id', async () => {
    const { world, api, at } = await makeWorld();
    await world.release({ a: '1' });
    await world.release({ a: '2' });
    for (const device of ['AA-1', 'aa-2', 'bb-3']) await report(world, device, 'v1');
    await report(world, 'bb-4', 'v2', 'DeploymentFailed');
    await report(world, 'bb-3', 'v2');
    await report(world, 'bb-3', 'v1');
    const download = {
      kind: 'download',
      deploymentKey: world.deploymentKey,
      label: 'v2',
      device: 'aa-2',
    } as const;
    await recordReport(server.platform, download);
    server.clock.advance(2 * DAY_MS);
    await check(world.deploymentKey, 'cc-5', '9.0.0');
    await flushed();
    const ids = async (filter: Omit<Parameters<Client['metrics']['listDevices']>[0], keyof typeof at>) =>
      (await api.metrics.listDevices({ ...at, ...filter })).items.map(({ id }) => id);
    expect(await ids({})).toEqual(['AA-1', 'aa-2', 'bb-3', 'bb-4', 'cc-5']);
    expect(await ids({ search: 'AA' })).toEqual(['AA-1', 'aa-2']);
    expect(await ids({ search: 'a', release: 'v1' })).toEqual(['AA-1', 'aa-2']);
    expect(await ids({ release: 'v1' })).toEqual(['AA-1', 'aa-2', 'bb-3']);
    expect(await ids({ release: 'v2', state: 'failed' })).toEqual(['bb-4']);
    expect(await ids({ release: 'v2', state: 'rolled-back' })).toEqual(['bb-3']);
    expect(await ids({ release: 'v2', state: 'pending' })).toEqual(['aa-2']);
    expect(await ids({ appVersion: '9.0.0' })).toEqual(['cc-5']);
    expect(await ids({ appVersion: '1.0.0', release: 'v1', seenWithinDays: 1 })).toEqual([]);
    expect(await ids({ seenWithinDays: 2 })).toEqual(['cc-5']);
    const byDay = ['cc-5', 'bb-4', 'bb-3', 'aa-2', 'AA-1'];
    expect(await ids({ seenWithinDays: 3 })).toEqual(byDay);
    expect(await ids({ deploymentKey: world.deploymentKey })).toEqual(byDay);
    for (const filter of [{}, { seenWithinDays: 3 }, { search: 'a' }, { release: 'v1' }]) {
      const whole = await ids(filter);
      const paged: string[] = [];
      for (let cursor: string | undefined | null; cursor !== null;) {
        const page = await api.metrics.listDevices({ ...at, ...filter, limit: 2, ...(cursor && { cursor }) });
        paged.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(paged).toEqual(whole);
    }
  });

  test('have a page with everything that is known of one, on every channel', async () => {
    const { world, api, at } = await makeWorld();
    await world.release({ a: '1' });
    await check(world.deploymentKey, 'ada');
    await flushed();
    await report(world, 'ada', 'v1');
    await report(world, 'ben', 'v1');
    await api.acquisition.setOverride({
      ...at,
      channel: 'Staging',
      device: 'ada',
      label: null,
      reason: 'test',
    });
    const page = await api.insights.device({ org: at.org, app: at.app, device: 'ada' });
    expect(page.channels).toMatchObject([
      {
        channel: { name: 'Production' },
        device: { running: 'v1', usesOldKey: false },
        reports: [{ label: 'v1', failedAt: null }],
        override: null,
        decisions: [{ outcome: { kind: 'update', label: 'v1' } }],
      },
      { channel: { name: 'Staging' }, device: null, override: { reason: 'test' }, decisions: [] },
    ]);
    const ben = await api.insights.device({ org: at.org, app: at.app, device: 'ben' });
    expect(ben.channels).toMatchObject([{ device: { running: 'v1' }, decisions: [] }]);
    await expect(api.insights.device({ org: at.org, app: at.app, device: 'nobody' })).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
  });
});
