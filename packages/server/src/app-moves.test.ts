import { eq } from 'drizzle-orm';
import { createAppWithProject, transferApp } from '#apps';
import { explainDevice, listOverrides, setOverride } from '#acquisition';
import { countAudience, listDevices, metricsOfChannel, recordReport } from '#metrics';
import { lastSeenDays, releaseHours } from '#rollups';
import { createRelease, listReleases } from '#releases';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAccount } from './testing/factories.ts';
import { makeServer, type TestServer } from './testing/make-server.ts';
import { storeZip } from './testing/release-world.ts';

// Every module moves its own rows; only all of them together can show that nothing was forgotten.
let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

test('devices and history do not notice that the app moved', async () => {
  const [owner, target] = [await makeAccount(server), await makeAccount(server)];
  const { app, channels } = await createAppWithProject(owner.ctx, { name: 'App' });
  const at = { org: owner.userName, app: app.id };
  const { blob } = await storeZip(owner.ctx, { 'CodePush/main.jsbundle': app.id });
  const source = { source: { blob }, appVersion: '1.0.0' };
  await createRelease(owner.ctx, { ...at, channel: 'Staging' }, source);
  const [staging] = channels;
  const check = `/v0.1/public/codepush/update_check?app_version=1.0.0&deployment_key=${staging!.deploymentKey}`;
  const ask = async () => (await server.fetch(check)).json();
  const before = await ask();
  expect(before).toMatchObject({ update_info: { is_available: true, label: 'v1' } });
  await transferApp(owner.ctx, { ...at, to: target.email });
  expect(await ask()).toEqual(before);
  const there = { org: target.userName, app: app.id, channel: 'Staging' };
  const history = await listReleases(target.ctx, there, { limit: 10 });
  expect(history.items.map(({ label }) => label)).toEqual(['v1']);
  const next = await storeZip(target.ctx, { 'CodePush/main.jsbundle': `${app.id} 2` });
  await createRelease(target.ctx, there, { source: { blob: next.blob }, appVersion: '1.0.0' });
  expect(await ask()).toMatchObject({ update_info: { label: 'v2' } });
  await expect(createRelease(owner.ctx, { ...at, channel: 'Staging' }, source)).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('of a release and a transfer at the same moment, both may happen, and nothing is lost between them', async () => {
  for (let round = 0; round < 3; round++) {
    const [owner, target] = [await makeAccount(server), await makeAccount(server)];
    const { app } = await createAppWithProject(owner.ctx, { name: 'App' });
    const here = { org: owner.userName, app: app.id, channel: 'Staging' };
    const { blob } = await storeZip(owner.ctx, { 'CodePush/main.jsbundle': app.id });
    const [release, transfer] = await Promise.allSettled([
      createRelease(owner.ctx, here, { source: { blob }, appVersion: '1.0.0' }),
      transferApp(owner.ctx, { ...here, to: target.email }),
    ]);
    expect(transfer.status).toBe('fulfilled');
    const there = { ...here, org: target.userName };
    const { items } = await listReleases(target.ctx, there, { limit: 10 });
    expect(items).toHaveLength(release.status === 'fulfilled' ? 1 : 0);
  }
});

test('figures, devices, decisions and overrides move along, and go on', async () => {
  const [owner, target] = [await makeAccount(server), await makeAccount(server)];
  const { app, channels } = await createAppWithProject(owner.ctx, { name: 'App' });
  const here = { org: owner.userName, app: app.id, channel: 'Staging' };
  const there = { ...here, org: target.userName };
  const { deploymentKey } = channels[0]!;
  const { blob } = await storeZip(owner.ctx, { 'CodePush/main.jsbundle': app.id });
  await createRelease(owner.ctx, here, { source: { blob }, appVersion: '1.0.0' });
  await setOverride(owner.ctx, { ...here, device: 'ada' }, { label: 'v1', reason: 'test' });
  const live = async (): Promise<void> => {
    await server.fetch(`/updateCheck?appVersion=1.0.0&deploymentKey=${deploymentKey}&clientUniqueId=ada`);
    await recordReport(server.platform, { kind: 'download', deploymentKey, label: 'v1', device: 'ada' });
  };
  await live();
  await transferApp(owner.ctx, { ...here, to: target.email });
  await live();
  const { decisions, override } = await explainDevice(target.ctx, { ...there, device: 'ada' });
  expect([decisions.map(({ count }) => count), override?.label]).toEqual([[2], 'v1']);
  const { items: figures } = await metricsOfChannel(target.ctx, there);
  expect(figures).toMatchObject([{ label: 'v1', downloaded: 1 }]);
  const audience = await countAudience(target.ctx, there, { appVersion: '*', activeWithinDays: 1 });
  expect(audience.total).toBe(1);
  expect((await listDevices(target.ctx, there, { limit: 5 })).items.map(({ id }) => id)).toEqual(['ada']);
  expect((await listOverrides(target.ctx, there, { limit: 5 })).items).toHaveLength(1);
  const ofChannel = eq(releaseHours.channelId, channels[0]!.id);
  const hours = await server.db.select().from(releaseHours).where(ofChannel);
  const days = await server.db.select().from(lastSeenDays).where(eq(lastSeenDays.channelId, channels[0]!.id));
  const orgs = new Set([...hours, ...days].map(({ orgId }) => orgId));
  expect([hours.map(({ downloaded }) => downloaded), days.map((row) => row.devices), orgs.size]).toEqual([
    [1],
    [1],
    1,
  ]);
});
