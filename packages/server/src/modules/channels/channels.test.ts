import { afterAll, beforeAll, expect, test } from 'vitest';
import { askWithKey, lastAudit, makeAccount, makeApp, makeMember, makeOrg } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { createChannel } from './create-channel.ts';
import { deleteChannel } from './delete-channel.ts';
import { getChannel } from './get-channel.ts';
import { listAppChannels, listChannels } from './list-channels.ts';
import { listDeploymentKeys } from './list-deployment-keys.ts';
import { restoreChannel } from './restore-channel.ts';
import { rotateDeploymentKey } from './rotate-deployment-key.ts';
import { updateChannel } from './update-channel.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const DAY_MS = 86_400_000;
const problem = (code: string, extra = {}) =>
  expect.objectContaining({ code, extra: expect.objectContaining(extra) });

async function makeTeam() {
  const owner = await makeAccount(server);
  const org = (await makeOrg(owner)).id;
  const { app, channels } = await makeApp(owner, org);
  const at = { org, app: app.id };
  const order = async () =>
    (await listAppChannels(owner.ctx, at)).map(({ name, position }) => `${position} ${name}`);
  return { owner, org, app, channels, at, order };
}

test('a channel is added last, by name or with a chosen key', async () => {
  const { owner, app, at, order } = await makeTeam();
  const beta = await createChannel(owner.ctx, { ...at, name: 'Beta', deploymentKey: `chosen-${app.id}` });
  expect(beta).toMatchObject({ appId: app.id, position: 2, deploymentKey: `chosen-${app.id}` });
  expect(await lastAudit(server, beta.id)).toMatchObject({
    action: 'channel.created',
    details: { appId: app.id },
  });
  expect(JSON.stringify(await lastAudit(server, beta.id))).not.toContain('chosen-');
  expect(await order()).toEqual(['0 Staging', '1 Production', '2 Beta']);
  expect(await getChannel(owner.ctx, { ...at, channel: 'Beta' })).toEqual(beta);
});

test('a taken name or key is refused and leaves nothing', async () => {
  const [one, two] = [await makeTeam(), await makeTeam()];
  const key = one.channels[0]!.deploymentKey;
  await expect(createChannel(one.owner.ctx, { ...one.at, name: 'Staging' })).rejects.toEqual(
    problem('name-taken', { reason: 'channel-name-taken' }),
  );
  await expect(createChannel(two.owner.ctx, { ...two.at, name: 'Beta', deploymentKey: key })).rejects.toEqual(
    problem('name-taken', { reason: 'key-taken' }),
  );
  await expect(
    createChannel(two.owner.ctx, { ...two.at, name: 'Beta', deploymentKey: 'short' }),
  ).rejects.toEqual(problem('invalid-input'));
  expect(await two.order()).toEqual(['0 Staging', '1 Production']);
  expect((await listAppChannels(one.owner.ctx, one.at))[0]!.deploymentKey).toBe(key);
});

test('renaming and moving keep the key', async () => {
  const { owner, channels, at, order } = await makeTeam();
  await createChannel(owner.ctx, { ...at, name: 'Beta' });
  const moved = await updateChannel(owner.ctx, { ...at, channel: 'Beta', position: 0, name: 'Alpha' });
  expect(moved).toMatchObject({ name: 'Alpha', position: 0 });
  expect(await order()).toEqual(['0 Alpha', '1 Staging', '2 Production']);
  expect((await lastAudit(server, moved.id))?.details).toMatchObject({ fields: ['name', 'position'] });
  await updateChannel(owner.ctx, { ...at, channel: 'Staging', position: 99 });
  expect(await order()).toEqual(['0 Alpha', '1 Production', '2 Staging']);
  const same = await updateChannel(owner.ctx, { ...at, channel: 'Staging', name: 'Staging' });
  expect(same.deploymentKey).toBe(channels[0]!.deploymentKey);
  await expect(updateChannel(owner.ctx, { ...at, channel: 'Staging', name: 'Alpha' })).rejects.toEqual(
    problem('name-taken', { reason: 'channel-name-taken' }),
  );
});

test('a deleted channel stops at once and comes back last with the same key', async () => {
  const { owner, channels, at, order } = await makeTeam();
  const [staging] = channels;
  await deleteChannel(owner.ctx, { ...at, channel: 'Staging' });
  expect((await lastAudit(server, staging!.id))?.action).toBe('channel.deleted');
  expect(await askWithKey(server, staging!.deploymentKey)).toBe(404);
  expect(await order()).toEqual(['0 Production']);
  const deleted = await listChannels(owner.ctx, { ...at, deleted: true, limit: 10 });
  expect(deleted.items.map(({ id }) => id)).toEqual([staging!.id]);
  const usurper = await createChannel(owner.ctx, { ...at, name: 'Staging' });
  const restore = () => restoreChannel(owner.ctx, { ...at, channel: staging!.id });
  await expect(restore()).rejects.toEqual(problem('name-taken'));
  await updateChannel(owner.ctx, { ...at, channel: usurper.id, name: 'Other' });
  expect(await restore()).toMatchObject({
    name: 'Staging',
    position: 2,
    deploymentKey: staging!.deploymentKey,
  });
  await expect(restore()).rejects.toEqual(problem('not-found'));
  await deleteChannel(owner.ctx, { ...at, channel: 'Staging' });
  server.clock.advance(30 * DAY_MS);
  await expect(restore()).rejects.toEqual(problem('not-found'));
});

test('an app has at most a hundred channels, also when many are added at once', async () => {
  const { owner, at } = await makeTeam();
  for (let n = 2; n < 98; n++) await createChannel(owner.ctx, { ...at, name: `Channel ${n}` });
  const last = await Promise.allSettled(
    [1, 2, 3, 4].map((n) => createChannel(owner.ctx, { ...at, name: `Last ${n}` })),
  );
  expect(last.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  await expect(createChannel(owner.ctx, { ...at, name: 'Too many' })).rejects.toEqual(
    problem('limit-reached', { limit: 100, actual: 100 }),
  );
  const pages = await listChannels(owner.ctx, { ...at, limit: 60 });
  const rest = await listChannels(owner.ctx, { ...at, limit: 60, cursor: pages.nextCursor! });
  const positions = [...pages.items, ...rest.items].map(({ position }) => position);
  expect(positions).toEqual(Array.from({ length: 100 }, (_, n) => n));
});

test('a rotated key works on until its overlap ends', async () => {
  const { owner, channels, at } = await makeTeam();
  const [staging] = channels;
  const target = { ...at, channel: 'Staging' };
  const told: unknown[] = [];
  server.platform.changes.subscribe((topics) => told.push(topics));
  const fresh = await rotateDeploymentKey(owner.ctx, { ...target, overlapDays: 7 });
  expect(told).toContainEqual([`channel:${staging!.id}`]);
  expect(await lastAudit(server, staging!.id)).toMatchObject({ action: 'deployment-key.rotated' });
  expect((await getChannel(owner.ctx, target)).deploymentKey).toBe(fresh.key);
  const { items } = await listDeploymentKeys(owner.ctx, target);
  expect(items[1]).toMatchObject({
    key: staging!.deploymentKey,
    rotatedAt: server.clock.now().toISOString(),
    expiresAt: new Date(server.clock.nowMs() + 7 * DAY_MS).toISOString(),
  });
  for (const { key } of items) expect(await askWithKey(server, key)).toBe(200);
  const keys = async () => (await listDeploymentKeys(owner.ctx, target)).items.map(({ key }) => key);
  expect(await keys()).toEqual([fresh.key, staging!.deploymentKey]);
  server.clock.advance(7 * DAY_MS);
  expect(await keys()).toEqual([fresh.key]);
  expect(await askWithKey(server, staging!.deploymentKey)).toBe(404);
  await rotateDeploymentKey(owner.ctx, { ...target, overlapDays: 0 });
  expect(await keys()).toHaveLength(1);
});

test('keys that work are counted, and two rotations at once leave one current key', async () => {
  const { owner, at } = await makeTeam();
  const rotate = (overlapDays = 90) =>
    rotateDeploymentKey(owner.ctx, { ...at, channel: 'Staging', overlapDays });
  await Promise.all([rotate(), rotate(), rotate()]);
  const { items } = await listDeploymentKeys(owner.ctx, { ...at, channel: 'Staging' });
  expect(items.filter(({ rotatedAt }) => rotatedAt === null)).toHaveLength(1);
  for (let n = items.length; n < 20; n++) await rotate();
  await expect(rotate()).rejects.toEqual(problem('limit-reached', { limit: 20 }));
});

test('channels are managed by admins and read by everybody on the app', async () => {
  const { org, at } = await makeTeam();
  const [admin, developer, viewer] = [
    await makeMember(server, org, 'admin'),
    await makeMember(server, org, 'developer'),
    await makeMember(server, org, 'viewer'),
  ];
  const stranger = await makeAccount(server);
  const target = { ...at, channel: 'Staging' };
  expect((await getChannel(viewer.ctx, target)).name).toBe('Staging');
  const forbidden = problem('forbidden');
  await expect(createChannel(developer.ctx, { ...at, name: 'X' })).rejects.toEqual(forbidden);
  await expect(updateChannel(developer.ctx, { ...target, name: 'X' })).rejects.toEqual(forbidden);
  await expect(deleteChannel(developer.ctx, target)).rejects.toEqual(forbidden);
  await expect(rotateDeploymentKey(developer.ctx, { ...target, overlapDays: 1 })).rejects.toEqual(forbidden);
  await expect(getChannel(stranger.ctx, target)).rejects.toEqual(
    problem('not-found', { reason: 'app-not-found' }),
  );
  await expect(getChannel(viewer.ctx, { ...at, channel: 'Nope' })).rejects.toEqual(
    problem('not-found', { reason: 'channel-not-found' }),
  );
  expect((await createChannel(admin.ctx, { ...at, name: 'X' })).name).toBe('X');
});
