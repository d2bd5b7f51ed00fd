import {
  alertEvents,
  eventTypes,
  readWebhookMessage,
  subscribableEvents,
  type KnownMessage,
} from '@codepushgo/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { haltRelease, promoteRelease, resumeRelease, rollbackRelease, updateRelease } from '#releases';
import { eventually } from '../../testing/eventually.ts';
import { hook, makeHookServer, verified } from '../../testing/hook-world.ts';
import type { TestServer } from '../../testing/make-server.ts';
import { startReceiver, type Receiver } from '../../testing/receiver.ts';
import { makeReleaseWorld, type ReleaseWorld } from '../../testing/release-world.ts';
import { webhookDeliveries } from './schema.ts';

const ALL = [...alertEvents];
let server: TestServer;
let receiver: Receiver;
let world: ReleaseWorld;

beforeAll(async () => {
  server = await makeHookServer();
  receiver = await startReceiver();
});
afterAll(async () => {
  await server.stop();
  await receiver.stop();
});
beforeEach(async () => {
  receiver.received.length = 0;
  world = await makeReleaseWorld(server);
});

/** The messages that arrived, each verified with the published library and read by the catalogue; by name. */
async function messages(count: number, secret: string): Promise<KnownMessage[]> {
  const { received } = receiver;
  await eventually(
    async () => received.length,
    (n) => n >= count,
    10_000,
  );
  const read = received.map((request) => readWebhookMessage(verified(request, secret))!);
  return read.toSorted((a, b) => (a.type < b.type ? -1 : 1));
}

const isOf =
  <T extends KnownMessage['type']>(type: T) =>
  (message: KnownMessage): message is Extract<KnownMessage, { type: T }> =>
    message.type === type;

describe('events reach a webhook', () => {
  it('for everything that is done to releases, signed and as the catalogue says', async () => {
    const { secret } = await hook(world, receiver, ALL);
    const { ctx, staging, production } = world;
    await world.release({ 'index.js': 'one' }, { description: 'First', rollout: 25 }, staging);
    await updateRelease(ctx, staging, { label: 'v1', rollout: 40, isDisabled: true });
    await updateRelease(ctx, staging, { label: 'v1', isDisabled: false, rollout: 100 });
    await haltRelease(ctx, staging, 'v1', 'Crashes');
    await haltRelease(ctx, staging, 'v1', 'Once more changes nothing');
    await resumeRelease(ctx, staging, 'v1');
    await promoteRelease(ctx, staging, { to: 'Production' });
    await world.release({ 'index.js': 'two' });
    await rollbackRelease(ctx, production);
    await updateRelease(ctx, production, { description: 'Other words are no event' });
    const all = await messages(10, secret);
    expect(all.map(({ type }) => type)).toEqual([
      'release.disabled',
      'release.enabled',
      'release.halted',
      'release.published',
      'release.published',
      'release.published',
      'release.resumed',
      'release.rolled-back',
      'release.rollout-changed',
      'release.rollout-changed',
    ]);
    const [first] = all.filter(isOf('release.published')).filter(({ data }) => data.release.rollout === 25);
    expect(first).toMatchObject({
      version: 1,
      data: {
        how: 'upload',
        promotedFrom: null,
        organisation: { id: world.orgId },
        app: { id: world.appId, name: 'Shop' },
        channel: { id: world.stagingId, name: 'Staging' },
        by: { accountId: world.accountId },
        release: { label: 'v1', description: 'First', appVersion: '1.0.0', isDisabled: false },
      },
    });
    expect(first!.data.release.url).toMatch(/^http.*\/o\/.+\/p\/shop\/a\/Shop\/c\/Staging\/releases\/v1$/);
    const promoted = all.filter(isOf('release.published')).find(({ data }) => data.how === 'promotion');
    expect(promoted?.data).toMatchObject({
      promotedFrom: { channel: 'Staging', label: 'v1' },
      channel: { name: 'Production' },
    });
    expect(all.find(isOf('release.halted'))?.data).toMatchObject({
      reason: 'Crashes',
      release: { isHalted: true },
    });
    expect(all.find(isOf('release.rolled-back'))?.data).toMatchObject({
      rolledBackTo: 'v1',
      rolledBackFrom: 'v2',
      release: { label: 'v3' },
    });
    const raised = all.filter(isOf('release.rollout-changed')).map(({ data }) => [data.before, data.after]);
    expect(raised.toSorted(([a = 0], [b = 0]) => a - b)).toEqual([
      [25, 40],
      [40, 100],
    ]);
  });

  it('only those that it asks for, of its project, app and channel', async () => {
    const other = await makeReleaseWorld(server);
    const { secret } = await hook(world, receiver, ['release.halted'], {
      filter: { app: world.appId, channel: 'Production' },
    });
    await hook(other, receiver, ALL, { filter: { project: 'shop', app: 'Shop', channel: 'Staging' } });
    for (const { release, ctx, production } of [world, other]) {
      await release({ 'index.js': 'one' });
      await haltRelease(ctx, production, 'v1', 'stop');
    }
    await world.release({ 'index.js': 'one' }, {}, world.staging);
    await haltRelease(world.ctx, world.staging, 'v1', 'stop');
    expect((await messages(1, secret)).map(({ data }) => data.organisation.id)).toEqual([world.orgId]);
    await server.jobs.settled();
    const rows = await server.db.select().from(webhookDeliveries);
    expect(rows.filter(({ orgId }) => orgId === world.orgId)).toHaveLength(1);
    expect(rows.filter(({ orgId }) => orgId === other.orgId)).toEqual([]);
  });

  it('not when the change is not made', async () => {
    await hook(world, receiver, ALL);
    await world.release({ 'index.js': 'one' });
    await expect(world.release({ 'index.js': 'one' })).rejects.toThrow(/same contents/);
    const rows = await server.db
      .select()
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.orgId, world.orgId));
    expect(rows.map(({ event }) => event)).toEqual(['release.published']);
  });
});

describe('the catalogue', () => {
  it('names everything that can be subscribed to, and the test', () => {
    expect([...subscribableEvents, 'webhook.tested'].toSorted()).toEqual(Object.keys(eventTypes).toSorted());
    for (const [name, { version }] of Object.entries(eventTypes)) {
      expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*\.[a-z-]+$/);
      expect(version).toBeGreaterThan(0);
    }
  });

  it('leaves events of a newer server unread', () => {
    const message = { type: 'ticket.closed', version: 1, timestamp: '2030-01-01T00:00:00Z', data: {} };
    expect(readWebhookMessage(message)).toBeNull();
    expect(readWebhookMessage({ ...message, type: 'release.halted', version: 2 })).toBeNull();
    expect(() => readWebhookMessage({ ...message, type: 'release.halted' })).toThrow(/organisation/);
    expect(() => readWebhookMessage({})).toThrow(/timestamp/);
  });
});
