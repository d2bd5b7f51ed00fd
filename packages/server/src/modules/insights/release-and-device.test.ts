import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { StaleRelease } from '@codepushgo/contract';
import type { Client } from '@codepushgo/contract/client';
import { channels } from '#channels';
import { recordReport } from '#metrics';
import { haltRelease, promoteRelease, rollbackRelease, updateRelease } from '#releases';
import { fleet, makeInsightWorld } from '../../testing/insight-world.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const lineOf = (series: Awaited<ReturnType<Client['insights']['adoption']>>, key: string) =>
  series.lines.find((line) => line.key === key)?.values;

describe('a release', () => {
  test('shows its figures, its health beside the one before at the same age, and its forms', async () => {
    const { world, api, at, report } = await makeInsightWorld(server);
    const big = randomBytes(3000).toString('base64');
    const first = await world.release({ a: '1', big });
    for (const device of fleet(10)) await report(device, 'v1');
    server.clock.advance(2 * DAY_MS);
    for (const device of fleet(5, 'late')) await report(device, 'v1', true);
    await world.release({ a: '2', big });
    await server.jobs.settled();
    for (const device of fleet(4)) await report(device, 'v2');
    await report('late0', 'v2', true);
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
    const { world, api, at } = await makeInsightWorld(server);
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
    const { world, api, at } = await makeInsightWorld(server);
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
    const { world, api } = await makeInsightWorld(server);
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
    const { world, api, at, report, check } = await makeInsightWorld(server);
    await world.release({ a: '1' });
    await world.release({ a: '2' });
    for (const device of ['AA-1', 'aa-2', 'bb-3']) await report(device, 'v1');
    await report('bb-4', 'v2', true);
    await report('bb-3', 'v2');
    await report('bb-3', 'v1');
    const download = {
      kind: 'download',
      deploymentKey: world.deploymentKey,
      label: 'v2',
      device: 'aa-2',
    } as const;
    await recordReport(server.platform, download);
    server.clock.advance(2 * DAY_MS);
    await check('cc-5', '9.0.0');
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
    const { world, api, at, report, check } = await makeInsightWorld(server);
    await world.release({ a: '1' });
    await check('ada');
    await report('ada', 'v1');
    await report('ben', 'v1');
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
