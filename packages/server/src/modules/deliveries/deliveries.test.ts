import type { WebhookWithSecret } from '@codepushgo/contract';
import { eq, sql } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { haltRelease } from '#releases';
import { webhooks } from '#webhooks';
import { eventually } from '../../testing/eventually.ts';
import { lastAudit } from '../../testing/factories.ts';
import { hook, later, makeHookServer, reached, tried } from '../../testing/hook-world.ts';
import { readMailbox } from '../../testing/mailbox.ts';
import type { TestServer } from '../../testing/make-server.ts';
import { startReceiver, type Receiver } from '../../testing/receiver.ts';
import { makeReleaseWorld, type ReleaseWorld } from '../../testing/release-world.ts';
import { claimDeliveries } from './claim-deliveries.ts';
import { getDelivery } from './get-delivery.ts';
import { listDeliveries } from './list-deliveries.ts';
import { CLAIM_MS, SLOTS_A_TARGET } from './policy.ts';
import { replayDelivery } from './replay-delivery.ts';
import { replayFailed } from './replay-failed.ts';
import { MOST_TRIES } from './retry-plan.ts';
import { webhookDeliveries } from './schema.ts';
import { testWebhook } from './test-webhook.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
let server: TestServer;
let receiver: Receiver;
let world: ReleaseWorld;
let target: WebhookWithSecret;
let named: { org: string; webhook: string };

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
  receiver.answer = (_request, response) => response.writeHead(204).end();
  world = await makeReleaseWorld(server);
  target = await hook(world, receiver, ['release.halted']);
  named = { org: world.orgId, webhook: target.id };
});

// What still waits must not reach the next test's receiver.
afterEach(() => server.db.delete(webhooks));

const send = async (): Promise<string> => (await testWebhook(world.ctx, named)).id;
const detail = (delivery: string) => getDelivery(world.ctx, { ...named, delivery });
const health = async () => (await server.db.select().from(webhooks).where(eq(webhooks.id, target.id)))[0]!;
const answering = (status: number, headers: Record<string, string> = {}): void => {
  receiver.answer = (_request, response) => response.writeHead(status, headers).end(`says ${status}`);
};

describe('a delivery', () => {
  it('is logged with what was sent, every attempt and the beginning of each answer', async () => {
    receiver.answer = (_request, response) => response.writeHead(500).end('x'.repeat(5000));
    const id = await send();
    await tried(server, id, 1);
    answering(200);
    await later(server, HOUR_MS);
    await reached(server, id, 'delivered');
    const { attempts, ...row } = await detail(id);
    expect(row).toMatchObject({ state: 'delivered', attemptCount: 2, lastStatus: 200, nextAttemptAt: null });
    expect(row.body).toBe(receiver.received[0]!.body);
    expect(attempts).toMatchObject([
      { number: 1, status: 500, failure: null, answer: 'x'.repeat(1024), durationMs: expect.any(Number) },
      { number: 2, status: 200, failure: null, answer: 'says 200' },
    ]);
    const [first, second] = receiver.received;
    expect(second!.body).toBe(first!.body);
    expect([first, second].map((request) => request!.headers['webhook-id'])).toEqual([id, id]);
    const list = await listDeliveries(world.ctx, { ...named, limit: 10, state: 'delivered' });
    expect(list.items.map((item) => item.id)).toEqual([id]);
    expect(await listDeliveries(world.ctx, { ...named, limit: 10, state: 'failed' })).toMatchObject({
      items: [],
    });
  });

  it('is signed anew at every attempt', async () => {
    answering(503);
    const id = await send();
    await tried(server, id, 1);
    await later(server, HOUR_MS);
    await tried(server, id, 2);
    const stamps = receiver.received.map(({ headers, body }) => {
      const at = new Date(Number(headers['webhook-timestamp']) * 1000);
      expect(headers['webhook-signature']).toBe(new Webhook(target.secret).sign(id, at, body));
      return at.getTime();
    });
    expect(stamps[1]! - stamps[0]!).toBe(HOUR_MS);
  });

  it('waits as long as the target asks', async () => {
    answering(429, { 'retry-after': '7200' });
    const id = await send();
    const { dueAt } = await tried(server, id, 1);
    expect(dueAt!.getTime()).toBe(server.clock.nowMs() + 2 * HOUR_MS);
    const other = await send();
    await later(server, HOUR_MS);
    expect(receiver.received).toHaveLength(1);
    answering(204);
    await later(server, HOUR_MS);
    await reached(server, id, 'delivered');
    await reached(server, other, 'delivered');
  });

  it('is given up after about a day, and can be sent again under the same id', async () => {
    answering(500);
    const id = await send();
    for (let attempt = 1; attempt < MOST_TRIES; attempt++) {
      const { dueAt } = await tried(server, id, attempt);
      const { pausedUntil } = await health();
      await later(server, Math.max(dueAt!.getTime(), pausedUntil!.getTime()) - server.clock.nowMs());
    }
    await reached(server, id, 'failed');
    expect(await health()).toMatchObject({ isEnabled: true, failingSince: expect.any(Date) });
    await later(server, DAY_MS);
    const count = receiver.received.length;
    answering(200);
    const replayed = await replayDelivery(world.ctx, { ...named, delivery: id });
    expect(replayed).toMatchObject({ id, state: 'pending' });
    await reached(server, id, 'delivered');
    expect(receiver.received.slice(count).map(({ headers }) => headers['webhook-id'])).toEqual([id]);
    expect((await detail(id)).attempts.map(({ number }) => number).at(-1)).toBe(count + 1);
    expect(await lastAudit(server, target.id)).toMatchObject({ action: 'webhook.delivery-replayed' });
    expect(await health()).toMatchObject({ failingSince: null, failureCount: 0, pausedUntil: null });
  });

  it('survives the process that was sending it', async () => {
    answering(503);
    const id = await send();
    await tried(server, id, 1);
    server.clock.advance(HOUR_MS);
    // A process takes it and dies.
    const claims = await claimDeliveries(server.platform, 10);
    expect(claims.map(({ delivery }) => delivery.id)).toEqual([id]);
    answering(204);
    await later(server, CLAIM_MS - 1);
    expect(receiver.received).toHaveLength(1);
    await later(server, 1);
    await reached(server, id, 'delivered');
  });
});

describe('a target', () => {
  it('that says it is gone is disabled at once, its managers are told, and what waited can be sent again', async () => {
    answering(503);
    const first = await send();
    await tried(server, first, 1);
    const [second, third] = [await send(), await send()];
    answering(410);
    await later(server, HOUR_MS);
    // Two are under way at the same time; whichever was first.
    const states = async () =>
      (await server.db.select().from(webhookDeliveries).where(eq(webhookDeliveries.webhookId, target.id)))
        .map(({ state }) => state)
        .toSorted();
    await eventually(states, (all) => all.includes('failed') && !all.includes('pending'), 10_000);
    expect(receiver.received.length).toBeLessThan(4);
    expect(await health()).toMatchObject({ isEnabled: false, disabledReason: 'gone' });
    expect(await lastAudit(server, target.id)).toMatchObject({
      action: 'webhook.disabled',
      actorKind: 'system',
      details: { reason: 'gone' },
    });
    const mails = (await readMailbox(server)).filter(({ subject }) => subject.includes('gone'));
    expect(mails.at(-1)).toMatchObject({
      to: expect.stringContaining(world.accountId.slice(4)),
      text: expect.stringContaining('answered 410 Gone'),
    });
    expect(JSON.stringify(mails)).not.toContain('/in');
    await expect(replayFailed(world.ctx, { ...named, since: '2020-01-01T00:00:00Z' })).rejects.toThrow(
      /disabled/,
    );
    await server.db
      .update(webhooks)
      .set({ isEnabled: true, pausedUntil: null })
      .where(eq(webhooks.id, target.id));
    answering(204);
    const since = new Date(server.clock.nowMs() - 2 * HOUR_MS).toISOString();
    const replayed = await replayFailed(world.ctx, { ...named, since });
    expect(replayed).toEqual({ replayedCount: 3, hasMore: false });
    for (const id of [first, second, third]) await reached(server, id, 'delivered');
    const again = await replayFailed(world.ctx, { ...named, since });
    expect(again).toEqual({ replayedCount: 0, hasMore: false });
  });

  it('to which nothing was delivered for days is disabled, and its managers are told in their language', async () => {
    await server.db.execute(sql`UPDATE accounts SET language = 'fr' WHERE id = ${world.accountId}`);
    answering(500);
    await send();
    await eventually(health, ({ failureCount }) => failureCount === 1, 10_000);
    for (let day = 0; day < 4; day++) {
      await later(server, DAY_MS);
      const id = await send();
      await server.db
        .update(webhookDeliveries)
        .set({ tries: 8 })
        .where(eq(webhookDeliveries.webhookId, target.id));
      await server.db.update(webhooks).set({ pausedUntil: null }).where(eq(webhooks.id, target.id));
      await later(server, 0);
      await reached(server, id, 'failed');
      if (!(await health()).isEnabled) break;
    }
    expect(await health()).toMatchObject({ isEnabled: false, disabledReason: 'failing' });
    const since = (await health()).failingSince!.getTime();
    expect((await health()).disabledAt!.getTime() - since).toBeGreaterThanOrEqual(3 * DAY_MS);
    const mail = (await readMailbox(server)).findLast(({ subject }) => subject.includes('désactivé'));
    expect(mail?.text).toContain('depuis trois jours');
  });

  it('that is slow gets few slots, and keeps no other target waiting', async () => {
    const quick = await startReceiver();
    try {
      const open: (() => void)[] = [];
      receiver.answer = (_request, response) => void open.push(() => response.writeHead(204).end());
      const slow: string[] = [];
      for (let i = 0; i < 6; i++) slow.push(await send());
      await eventually(
        async () => open.length,
        (n) => n === SLOTS_A_TARGET,
        10_000,
      );
      const other = await hook(world, quick, ['release.halted']);
      const { id } = await testWebhook(world.ctx, { ...named, webhook: other.id });
      await reached(server, id, 'delivered');
      await later(server, 0);
      expect(receiver.received).toHaveLength(SLOTS_A_TARGET);
      for (let i = 0; i < slow.length; i++) {
        const { answer } = await eventually(
          async () => open.shift(),
          (next) => next !== undefined,
          10_000,
        );
        answer!();
      }
      for (const one of slow) await reached(server, one, 'delivered');
    } finally {
      await quick.stop();
    }
  });

  it('takes turns with the others, whoever has the longer queue', async () => {
    const other = await hook(world, receiver, ['release.halted']);
    const at = server.clock.now();
    const row = { orgId: world.orgId, event: 'webhook.tested', body: '{}', state: 'pending' } as const;
    const times = { dueAt: at, createdAt: at, expiresAt: new Date(at.getTime() + DAY_MS) };
    const rows = Array.from({ length: 5 }, (_, i) => ({
      ...row,
      ...times,
      webhookId: target.id,
      id: `msg_a${i}`,
    }));
    await server.db
      .insert(webhookDeliveries)
      .values([
        ...rows.map((one) => ({ ...one, id: `${one.id}${target.id}` })),
        { ...row, ...times, webhookId: other.id, id: `msg_z${other.id}` },
      ]);
    const turn = async () => {
      const claims = await claimDeliveries(server.platform, 1);
      server.clock.advance(1);
      return claims.map(({ webhook }) => webhook.id);
    };
    const first = [await turn(), await turn()].flat();
    expect(first.toSorted()).toEqual([target.id, other.id].toSorted());
    expect(await turn()).toEqual([target.id]);
    expect(await turn()).toEqual([]);
  });
});

it('what cannot be reached is logged with the reason, and no message is written for a disabled webhook', async () => {
  await server.db.update(webhooks).set({ url: 'https://10.0.0.1/' }).where(eq(webhooks.id, target.id));
  const id = await send();
  await tried(server, id, 1);
  expect((await detail(id)).attempts).toMatchObject([
    { status: null, failure: 'address-not-allowed', answer: '' },
  ]);
  const rows = () =>
    server.db.select().from(webhookDeliveries).where(eq(webhookDeliveries.webhookId, target.id));
  await server.db.update(webhooks).set({ isEnabled: false }).where(eq(webhooks.id, target.id));
  await world.release({ 'index.js': 'one' });
  await haltRelease(world.ctx, world.production, 'v1', 'stop');
  expect((await rows()).map((row) => row.id)).toEqual([id]);
});
