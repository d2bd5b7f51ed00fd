import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels, deploymentKeys } from '#channels';
import { recorderOf } from '#decisions';
import { makeAccount, makeMember } from '../../testing/factories.ts';
import { faultyDb } from '../../testing/faulty-db.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { makeReleaseWorld, type ReleaseWorld } from '../../testing/release-world.ts';
import { countAudience } from './count-audience.ts';
import { countKeyUse } from './count-key-use.ts';
import { listDevices } from './list-devices.ts';
import { metricsOfChannel } from './metrics-of-channel.ts';
import { recordReport } from './record-report.ts';
import { deviceReleases, devices, releaseCounts } from './schema.ts';
import { sweepFigures } from './sweep-figures.ts';

const DAY_MS = 86_400_000;
let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

async function check(key: string, device: string, appVersion = '1.0.0'): Promise<void> {
  const query = new URLSearchParams({
    deployment_key: key,
    app_version: appVersion,
    client_unique_id: device,
  });
  expect((await server.fetch(`/updateCheck?${query}`)).status).toBe(200);
}

// What a second does by itself.
const written = (): Promise<void> => recorderOf(server.platform).flush();

const reportRuns = (
  { deploymentKey }: ReleaseWorld,
  device: string,
  label: string | null = null,
): Promise<void> =>
  recordReport(server.platform, {
    kind: 'deploy',
    mode: 'stateless',
    deploymentKey,
    appVersion: '1.0.0',
    label,
    status: 'DeploymentSucceeded',
    device,
    previous: null,
  });

const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('the audience of a version range', () => {
  it('counts devices that only check, by the version they gave last', async () => {
    const { ctx, production, deploymentKey } = await makeReleaseWorld(server);
    for (const [device, version] of [
      ['a', '1.0.0'],
      ['b', '1.0'],
      ['c', '1.2.3'],
      ['d', '2.0.0'],
      ['d', '1.2.3'],
    ] as const) {
      await check(deploymentKey, device, version);
    }
    await written();
    const { reached, total, byVersion } = await countAudience(ctx, production, {
      appVersion: '^1.2.0',
      activeWithinDays: 30,
    });
    expect([reached, total]).toEqual([2, 4]);
    expect(byVersion).toContainEqual({ appVersion: '1.2.3', devices: 2, isReached: true });
    expect(byVersion).toContainEqual({ appVersion: '1.0', devices: 1, isReached: false });
    server.clock.advance(31 * DAY_MS);
    expect((await countAudience(ctx, production, { appVersion: '*', activeWithinDays: 30 })).total).toBe(0);
    expect((await countAudience(ctx, production, { appVersion: '*', activeWithinDays: 60 })).total).toBe(4);
    expect(await code(countAudience(ctx, production, { appVersion: 'newest', activeWithinDays: 30 }))).toBe(
      'invalid-input',
    );
  });
});

describe('the list of devices', () => {
  it('tells what each runs, its version and when it was seen', async () => {
    const world = await makeReleaseWorld(server);
    await check(world.deploymentKey, 'Ada%1', '1.1.0');
    await written();
    server.clock.advance(120_000);
    await reportRuns(world, 'ben');
    const { items } = await listDevices(world.ctx, world.production, { limit: 10 });
    expect(
      items.map(({ id, running, appVersion, usesOldKey }) => [id, running, appVersion, usesOldKey]),
    ).toEqual([
      ['Ada%1', null, '1.1.0', false],
      ['ben', '1.0.0', '1.0.0', false],
    ]);
    expect(items[1]!.lastSeenAt).toBe(server.clock.now().toISOString());
    const search = async (text: string): Promise<string[]> =>
      (await listDevices(world.ctx, world.production, { limit: 10, search: text })).items.map(({ id }) => id);
    expect([await search('Ada%'), await search('%'), await search('BE'), await search('e')]).toEqual([
      ['Ada%1'],
      [],
      ['ben'],
      [],
    ]);
    const first = await listDevices(world.ctx, world.production, { limit: 1 });
    const second = await listDevices(world.ctx, world.production, { limit: 1, cursor: first.nextCursor! });
    expect([second.items[0]!.id, second.nextCursor]).toEqual(['ben', null]);
  });

  it('sees a device again after a minute, and at once when it says something new', async () => {
    const { ctx, production, deploymentKey } = await makeReleaseWorld(server);
    const seen = async () => (await listDevices(ctx, production, { limit: 1 })).items[0]!;
    const start = server.clock.now().toISOString();
    await check(deploymentKey, 'a');
    await written();
    server.clock.advance(30_000);
    await check(deploymentKey, 'a');
    await written();
    expect((await seen()).lastSeenAt).toBe(start);
    await check(deploymentKey, 'a', '2.0.0');
    await written();
    expect(await seen()).toMatchObject({ appVersion: '2.0.0', lastSeenAt: server.clock.now().toISOString() });
    server.clock.advance(60_000);
    await check(deploymentKey, 'a', '2.0.0');
    await written();
    expect((await seen()).lastSeenAt).toBe(server.clock.now().toISOString());
  });
});

describe('the use of keys', () => {
  it('shows how many devices are still on the old one', async () => {
    const { ctx, orgId, channelId, production, deploymentKey } = await makeReleaseWorld(server);
    const newer = `newer-${deploymentKey}`;
    for (const device of ['a', 'b', 'c']) await check(deploymentKey, device);
    await server.db
      .update(deploymentKeys)
      .set({ rotatedAt: server.clock.now() })
      .where(eq(deploymentKeys.key, deploymentKey));
    await server.db
      .insert(deploymentKeys)
      .values({ key: newer, orgId, channelId, createdAt: server.clock.now() });
    server.platform.changes.emit([`channel:${channelId}`]);
    await check(newer, 'c');
    await written();
    expect((await countKeyUse(ctx, production, 30)).items).toEqual([
      { key: newer, isCurrent: true, devices: 1 },
      { key: deploymentKey, isCurrent: false, devices: 2 },
    ]);
    const { items } = await listDevices(ctx, production, { limit: 10 });
    expect(items.map(({ id, usesOldKey }) => [id, usesOldKey])).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ]);
  });

  it('forgets an expired key once no device used it lately', async () => {
    const { ctx, orgId, channelId, production, deploymentKey } = await makeReleaseWorld(server);
    const row = { orgId, channelId, createdAt: server.clock.now() };
    const [used, unused, working] = ['used', 'unused', 'working'].map((name) => `${name}-${deploymentKey}`);
    const rotatedAt = server.clock.now();
    const expiresAt = new Date(server.clock.nowMs() + 60_000);
    await server.db.insert(deploymentKeys).values([
      { ...row, key: used!, rotatedAt, expiresAt },
      { ...row, key: unused!, rotatedAt, expiresAt },
      { ...row, key: working!, rotatedAt },
    ]);
    server.platform.changes.emit([`channel:${channelId}`]);
    await check(used!, 'a');
    await written();
    const keys = async (): Promise<string[]> =>
      (await countKeyUse(ctx, production, 30)).items.map(({ key }) => key).sort();
    expect(await keys()).toEqual([deploymentKey, used, unused, working].sort());
    server.clock.advance(60_001);
    expect(await keys()).toEqual([deploymentKey, used, working].sort());
    server.clock.advance(31 * 86_400_000);
    expect(await keys()).toEqual([deploymentKey, working].sort());
  });
});

describe('roles', () => {
  it('let viewers look and strangers find nothing', async () => {
    const { orgId, production } = await makeReleaseWorld(server);
    for (const [person, want] of [
      [await makeMember(server, orgId, 'viewer'), 'done'],
      [await makeMember(server, orgId, 'billing'), 'forbidden'],
      [await makeAccount(server), 'not-found'],
    ] as const) {
      expect(await code(metricsOfChannel(person.ctx, production))).toBe(want);
      expect(
        await code(countAudience(person.ctx, production, { appVersion: '*', activeWithinDays: 1 })),
      ).toBe(want);
      expect(await code(listDevices(person.ctx, production, { limit: 1 }))).toBe(want);
      expect(await code(countKeyUse(person.ctx, production, 1))).toBe(want);
    }
  });
});

describe('a report', () => {
  it('is refused with "unavailable" while the database is gone, and counted when sent again', async () => {
    const world = await makeReleaseWorld(server);
    const faulty = faultyDb(server.db);
    const report = {
      kind: 'download',
      deploymentKey: world.deploymentKey,
      label: 'v1',
      device: 'a',
    } as const;
    faulty.isGone = true;
    await expect(recordReport({ ...server.platform, db: faulty.db }, report)).rejects.toMatchObject({
      code: 'unavailable',
    });
    faulty.isGone = false;
    await recordReport({ ...server.platform, db: faulty.db }, report);
    const { items } = await metricsOfChannel(world.ctx, world.production);
    expect(items).toEqual([
      { label: 'v1', active: 0, downloaded: 1, installed: 0, failed: 0, rolledBack: 0 },
    ]);
  });

  it('gives the sums that the stored states give', async () => {
    const world = await makeReleaseWorld(server);
    await Promise.all(
      Array.from({ length: 60 }, (_, i) => reportRuns(world, `device-${i % 20}`, ['v1', 'v2', null][i % 3])),
    );
    const states = await server.db.select().from(devices).where(eq(devices.channelId, world.channelId));
    const { items, totalActive } = await metricsOfChannel(world.ctx, world.production);
    for (const { label, active } of items)
      expect(active).toBe(states.filter(({ running }) => running === label).length);
    expect(totalActive).toBe(20);
  });
});

describe('the sweep', () => {
  it('removes cleared histories and purged channels, and nothing else', async () => {
    const [kept, cleared, purged] = [
      await makeReleaseWorld(server),
      await makeReleaseWorld(server),
      await makeReleaseWorld(server),
    ];
    for (const world of [kept, cleared, purged]) await reportRuns(world, 'a', 'v1');
    await server.db.update(channels).set({ historyEpoch: 1 }).where(eq(channels.id, cleared.channelId));
    await server.db
      .update(channels)
      .set({ deletedAt: server.clock.now(), purgedAt: server.clock.now() })
      .where(eq(channels.id, purged.channelId));
    await sweepFigures(server.platform, new AbortController().signal);
    const left = async (id: string): Promise<number[]> => {
      const counted = [devices, deviceReleases, releaseCounts].map((table) =>
        server.db.$count(table, eq(table.channelId, id)),
      );
      return Promise.all(counted);
    };
    expect([await left(kept.channelId), await left(cleared.channelId), await left(purged.channelId)]).toEqual(
      [
        [1, 1, 1],
        [1, 0, 0],
        [0, 0, 0],
      ],
    );
  });
});
