import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countAudience, countRunning, listDevices } from '#metrics';
import type { Ctx } from '../../context.ts';
import { explainAll, type Explained } from '../../testing/explain.ts';
import { isLongForm } from '../../testing/long-form.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { actorOf } from '../../testing/release-world.ts';
import { seedLists, type SeededLists } from '../../testing/seed-lists.ts';
import { activity } from './activity.ts';
import { adoption } from './adoption.ts';
import { devicePage } from './device-page.ts';
import { downloads } from './downloads.ts';
import { failures } from './failures.ts';
import { listAllReleases } from './list-all-releases.ts';
import { overview } from './overview.ts';
import { releaseInsight } from './release-insight.ts';

// engine: postgres
// Plans of a real PostgreSQL over a large fleet: what is read is bounded by the page, not by the fleet.

const DEVICES = isLongForm() ? 1_000_000 : 100_000;
const RELEASES = 10_000;
/** A page of 50 with what belongs to it. */
const A_PAGE = 400;
/** What a page may look at where a filter is judged row by row: each candidate, and its row. */
const BOUNDED = 6500;

let server: TestServer;
let ctx: Ctx;
let seeded: SeededLists;
let target: { org: string; app: string; channel: string };
beforeAll(async () => {
  server = await makeServer();
  seeded = await seedLists(server.db, server.clock, { devices: DEVICES, releases: RELEASES });
  ctx = server.ctx(await actorOf(server, seeded.accountId));
  target = { org: seeded.orgId, app: seeded.appId, channel: seeded.channelId };
}, 1_200_000);
afterAll(() => server.stop());

const LARGE = /^(devices|device_releases|releases|release_counts|release_hours|device_days) whole$/;

/** Reads the large tables by index alone, and no more rows than allowed. */
async function assertBounded(work: () => Promise<unknown>, mostRows: number): Promise<Explained[]> {
  const explained = await explainAll(server.database, work);
  const scans = explained.flatMap((one) => one.scans);
  expect(scans.filter((scan) => LARGE.test(scan))).toEqual([]);
  expect(explained.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThanOrEqual(mostRows);
  return explained;
}

describe(`of ${DEVICES.toLocaleString('en')} devices`, () => {
  const newest = `v${RELEASES / 20}`;
  const cases: [string, Parameters<typeof listDevices>[2], string, number][] = [
    ['all', { limit: 50 }, 'devices by devices_id', A_PAGE],
    ['those of a beginning', { limit: 50, search: 'ab' }, 'devices by devices_id', A_PAGE],
    ['those of one id', { limit: 50, search: 'C4CA4238A0B9' }, 'devices by devices_id', A_PAGE],
    ['those that run a release', { limit: 50, release: newest }, 'devices by devices_running', A_PAGE],
    ['those of a version', { limit: 50, appVersion: '1.3.0' }, 'devices by devices_app_version', A_PAGE],
    ['those seen today', { limit: 50, seenWithinDays: 1 }, 'devices by devices_seen', A_PAGE],
    [
      'those that failed',
      { limit: 50, release: newest, state: 'failed' },
      'device_releases by device_releases_failed',
      A_PAGE,
    ],
    [
      'those that rolled back',
      { limit: 50, release: newest, state: 'rolled-back' },
      'device_releases by device_releases_rolled_back',
      A_PAGE,
    ],
    [
      'those that are not through',
      { limit: 50, release: newest, state: 'pending' },
      'device_releases by device_releases_pending',
      A_PAGE,
    ],
    [
      'those of a release and a version',
      { limit: 50, release: newest, appVersion: '1.3.0' },
      'devices by devices_running',
      BOUNDED,
    ],
    [
      'those that nobody is',
      { limit: 50, release: newest, appVersion: '9.9.9', seenWithinDays: 1 },
      'devices by devices_running',
      BOUNDED + 5000,
    ],
  ];
  test.each(cases)('%s are found by index', async (_name, request, scan, mostRows) => {
    const explained = await assertBounded(() => listDevices(ctx, target, request), mostRows);
    expect(explained.flatMap(({ scans }) => scans)).toContain(scan);
  });

  test('those of an old key are found by index, and a page far behind is like the first', async () => {
    const { oldKey } = seeded;
    const request = { limit: 50, deploymentKey: oldKey };
    const explained = await assertBounded(() => listDevices(ctx, target, request), A_PAGE);
    expect(explained.flatMap(({ scans }) => scans)).toContain('devices by devices_key');
    for (const filter of [{ search: 'f' }, { release: newest }, { seenWithinDays: 60 }]) {
      const { nextCursor } = await listDevices(ctx, target, { ...filter, limit: 100 });
      const next = { ...filter, limit: 50, cursor: nextCursor! };
      await assertBounded(() => listDevices(ctx, target, next), A_PAGE);
    }
  });

  test('a filter that finds little gives short pages until it has looked everywhere', async () => {
    const request = { limit: 100, release: newest, appVersion: '9.9.9' };
    const running = Math.floor(DEVICES / 20);
    let pages = 0;
    for (let cursor: string | null | undefined; cursor !== null; pages++) {
      const page = await listDevices(ctx, target, { ...request, cursor });
      expect(page.items).toEqual([]);
      cursor = page.nextCursor;
    }
    expect(pages).toBe(Math.floor(running / 2000) + 1);
  });

  test('one is found with all that is known of it', async () => {
    const { items } = await listDevices(ctx, target, { limit: 1 });
    const device = { org: target.org, app: target.app, device: items[0]!.id };
    expect(await assertBounded(() => devicePage(ctx, device), A_PAGE)).not.toEqual([]);
  });
});

describe(`of ${RELEASES.toLocaleString('en')} releases`, () => {
  const cases: [string, Omit<Parameters<typeof listAllReleases>[1], 'org' | 'limit'>, string, number][] = [
    ['all', {}, 'releases by releases_org_id', A_PAGE],
    ['those that are halted', { state: 'halted' }, 'releases by releases_not_live_id', A_PAGE],
    ['those that are live', { state: 'live' }, 'releases by releases_org_id', A_PAGE],
    ['those of an app', { app: 'App 3' }, 'releases by releases_app_id', A_PAGE],
    ['those with words', { search: 'number 77 ' }, 'releases by releases_org_id', BOUNDED],
    ['those with words that none has', { search: 'nowhere' }, 'releases by releases_org_id', BOUNDED],
  ];
  test.each(cases)('%s are found by index', async (_name, filter, scan, mostRows) => {
    const request = { ...filter, org: seeded.orgId, limit: 50 };
    const explained = await assertBounded(() => listAllReleases(ctx, request), mostRows);
    expect(explained.flatMap(({ scans }) => scans)).toContain(scan);
  });

  test('those of an author, and pages far behind', async () => {
    const request = { org: seeded.orgId, limit: 50, author: seeded.accountId };
    await assertBounded(() => listAllReleases(ctx, request), A_PAGE);
    const { nextCursor } = await listAllReleases(ctx, { org: seeded.orgId, limit: 5000 });
    const next = { org: seeded.orgId, limit: 50, cursor: nextCursor! };
    expect(await assertBounded(() => listAllReleases(ctx, next), A_PAGE)).not.toEqual([]);
  });
});

describe('figures', () => {
  const channel = () => ({
    org: seeded.orgId,
    project: 'shop',
    app: 'Shop',
    channel: 'Production',
    days: 30,
  });
  test.each<[string, () => Promise<unknown>, number]>([
    // A total is the sum over all labels of a channel, here 500 on each of twenty.
    ['an overview', () => overview(ctx, { org: seeded.orgId, limit: 50 }), 30_000],
    ['a release', () => releaseInsight(ctx, target, seeded.label), 3000],
    ['adoption by release', () => adoption(ctx, target, { days: 30, by: 'release' }), 4000],
    ['adoption by version', () => adoption(ctx, target, { days: 30, by: 'native-version' }), 300],
    ['failures', () => failures(ctx, target, 30), 3000],
    ['activity', () => activity(ctx, channel()), 300],
    ['downloads', () => downloads(ctx, channel()), 3000],
    [
      'an audience',
      () => countAudience(ctx, target, { appVersion: '^1.2.0', activeWithinDays: 30 }),
      // By day, version and release: 210 rows of 30 days.
      1000,
    ],
    [
      'what an audience runs',
      () => countRunning(ctx, { ...target, orgId: seeded.orgId, id: seeded.channelId, historyEpoch: 0 }, '*'),
      1000,
    ],
  ])('%s: sums are read, never the fleet', async (_name, work, mostRows) => {
    const explained = await explainAll(server.database, work);
    expect(explained.flatMap(({ scans }) => scans).filter((scan) => /^device\w* whole$/.test(scan))).toEqual(
      [],
    );
    expect(explained.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThanOrEqual(mostRows);
  });
});
