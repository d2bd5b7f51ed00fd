import { afterAll, beforeAll, expect, test } from 'vitest';
import { and, eq } from 'drizzle-orm';
import { getEventMeta } from '@orpc/server';
import type { LiveEvent } from '@codepushgo/contract';
import { createClient, type Client } from '@codepushgo/contract/client';
import { createAccessKey, deleteAccessKey } from '#access-keys';
import { recordReport } from '#metrics';
import { organisationMembers } from '#organisations';
import { haltRelease, updateRelease } from '#releases';
import { systemClock } from '../../platform/clock.ts';
import { eventually } from '../../testing/eventually.ts';
import { makeAccount, makeMember } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { makeReleaseWorld, type ReleaseWorld } from '../../testing/release-world.ts';
import { liveHubOf } from './live-hub.ts';

let server: TestServer;
let world: ReleaseWorld;
let api: Client;
beforeAll(async () => {
  server = await makeServer({ clock: systemClock });
  world = await makeReleaseWorld(server);
  await world.release({ a: '1' });
  api = clientOf(await keyOf(world));
});
afterAll(() => server.stop());

const keyOf = async ({ ctx }: ReleaseWorld) =>
  (await createAccessKey(ctx, { name: `k${Math.random()}` })).secret;
const clientOf = (accessKey: string, { url } = server) => createClient({ serverUrl: url, accessKey });
const here = () => ({ org: world.orgId, project: 'shop' });

const nobodyListens = () =>
  eventually(
    async () => liveHubOf(server.platform).size,
    (size) => size === 0,
    20_000,
  );

/** A stream that is read as it comes. */
function follow(stream: AsyncIterable<LiveEvent>) {
  const heard: { event: LiveEvent; id: string | undefined }[] = [];
  const isOver = (async () => {
    for await (const event of stream) heard.push({ event, id: getEventMeta(event)?.id });
  })();
  const until = async (isWanted: (event: LiveEvent) => boolean): Promise<LiveEvent> => {
    const { answer } = await eventually(
      async () => heard.find(({ event }) => isWanted(event))?.event,
      (event) => event !== undefined,
      20_000,
    );
    return answer!;
  };
  return { heard, isOver, until };
}

// Not by a signal: Node forgets to tell `fetch` of it once the request is collected, and the connection stays.
function leave(stream: AsyncIteratorObject<LiveEvent, unknown, void>): void {
  void stream.return?.();
}

async function open(client = api, lastEventId?: string) {
  const stream = await client.insights.liveProject(here(), { ...(lastEventId && { lastEventId }) });
  const followed = follow(stream);
  followed.isOver.catch(() => undefined);
  return { ...followed, stop: () => leave(stream) };
}

const runs = (device: string, label: string) =>
  recordReport(server.platform, {
    kind: 'deploy',
    mode: 'stateless',
    deploymentKey: world.deploymentKey,
    appVersion: '1.0.0',
    label,
    status: 'DeploymentSucceeded',
    device,
    previous: null,
  });
const isFigures = (event: LiveEvent, active: number): boolean =>
  event.type === 'figures' && event.channelId === world.channelId && event.totalActive === active;

test('figures come whole at first, then what became different, and changes with who did them', async () => {
  await runs('one', 'v1');
  const live = await open();
  expect(await live.until((event) => isFigures(event, 1))).toMatchObject({
    releases: [{ label: 'v1', active: 1, installed: 1 }],
  });
  await runs('two', 'v1');
  await runs('two', '2.0.0');
  expect(await live.until((event) => isFigures(event, 2))).toMatchObject({ totalActive: 2 });
  await updateRelease(world.ctx, world.production, { isMandatory: true });
  const change = await live.until(({ type }) => type === 'change');
  expect(change).toMatchObject({
    entry: {
      code: 'changed',
      label: 'v1',
      by: { name: 'Ada' },
      changes: [{ field: 'isMandatory', from: false, to: true }],
    },
  });
  await api.acquisition.setOverride({
    org: world.orgId,
    app: world.appId,
    channel: 'Production',
    device: 'one',
    label: null,
    reason: 'test',
  });
  await live.until(({ type }) => type === 'refresh');
  const changes = live.heard.filter(({ event }) => event.type === 'change');
  expect(changes).toHaveLength(1);
  live.stop();
  await nobodyListens();
});

test('an organisation is heard as a whole, as far as one sees it', async () => {
  const listen = async (client: Client) => {
    const stream = await client.insights.liveOrganisation({ org: world.orgId });
    const followed = follow(stream);
    followed.isOver.catch(() => undefined);
    return { ...followed, stop: () => leave(stream) };
  };
  const live = await listen(api);
  await live.until((event) => isFigures(event, 2));
  await runs('three', 'v1');
  await live.until((event) => isFigures(event, 3));
  live.stop();
  const stranger = await makeReleaseWorld(server);
  await expect(listen(clientOf(await keyOf(stranger)))).rejects.toMatchObject({
    problem: { code: 'not-found' },
  });
  await nobodyListens();
});

test('a new connection hears what was done since the last event of the one before', async () => {
  const first = await open();
  await first.until(({ type }) => type === 'figures');
  const lastId = first.heard.at(-1)!.id!;
  first.stop();
  await haltRelease(world.ctx, world.production, 'v1', 'while away');
  const second = await open(api, lastId);
  const isHalt = (event: LiveEvent): boolean => event.type === 'change' && event.entry.code === 'halted';
  await second.until(isHalt);
  await second.until(({ type }) => type === 'figures');
  second.stop();
  const fresh = await open();
  await fresh.until(({ type }) => type === 'figures');
  expect(fresh.heard.some(({ event }) => isHalt(event))).toBe(false);
  fresh.stop();
});

test.concurrent('a stream says that it is one to proxies, and has a heartbeat', async () => {
  const { secret } = await createAccessKey(world.ctx, { name: 'raw' });
  const path = `/api/v1/organisations/${world.orgId}/apps/${world.appId}/channels/Production/live`;
  const answer = await server.fetch(path, { headers: { authorization: `Bearer ${secret}` } });
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body!) {
    text += decoder.decode(chunk);
    if (/event: message\n[^]*\n: \n/.test(text)) break;
  }
  expect(text).toMatch(/id: \d+-1\n/);
});

test.concurrent('it ends when the role is lost and when the key is gone, and says which', async () => {
  const person = await makeMember(server, world.orgId, 'viewer');
  const live = await open(clientOf(person.accessKey));
  await live.until(({ type }) => type === 'figures');
  const { secret, row } = await createAccessKey(world.ctx, { name: 'short' });
  const other = await open(clientOf(secret));
  await other.until(({ type }) => type === 'figures');
  const isHis = and(
    eq(organisationMembers.orgId, world.orgId),
    eq(organisationMembers.accountId, person.accountId),
  );
  await server.db.delete(organisationMembers).where(isHis);
  await deleteAccessKey(world.ctx, row.id);
  await Promise.all([live.isOver, other.isOver]);
  expect(live.heard.at(-1)?.event).toEqual({ type: 'ended', reason: 'access-lost' });
  expect(other.heard.at(-1)?.event).toEqual({ type: 'ended', reason: 'signed-out' });
});

test('strangers and roles without figures are refused, and nobody listens too often', async () => {
  const codeOf = (client: Client) =>
    client.insights.liveProject(here()).then(
      () => 'done',
      (error: { problem?: { code: string } }) => error.problem?.code,
    );
  expect(await codeOf(clientOf((await makeAccount(server)).accessKey))).toBe('not-found');
  expect(await codeOf(clientOf((await makeMember(server, world.orgId, 'billing')).accessKey))).toBe(
    'forbidden',
  );
  const person = clientOf((await makeMember(server, world.orgId, 'viewer')).accessKey);
  const streams = [];
  for (let i = 0; i < 20; i++) streams.push(await open(person));
  expect(await codeOf(person)).toBe('too-many-requests');
  for (const { stop } of streams) stop();
  await nobodyListens();
});

test('a server that stops ends its streams first', async () => {
  const own = await makeServer({ clock: systemClock });
  const there = await makeReleaseWorld(own);
  await there.release({ a: '1' });
  const client = clientOf(await keyOf(there), own);
  const { isOver, until, heard } = follow(
    await client.insights.liveChannel({ org: there.orgId, app: there.appId, channel: 'Production' }),
  );
  await until(({ type }) => type === 'figures');
  await Promise.all([own.stop(), isOver]);
  expect(heard.at(-1)?.event).toEqual({ type: 'ended', reason: 'stopping' });
});
