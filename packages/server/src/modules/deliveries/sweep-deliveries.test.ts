import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hook, makeHookServer, reached, tried } from '../../testing/hook-world.ts';
import type { TestServer } from '../../testing/make-server.ts';
import { startReceiver, type Receiver } from '../../testing/receiver.ts';
import { makeReleaseWorld } from '../../testing/release-world.ts';
import { MOST_KEPT } from './policy.ts';
import { webhookAttempts, webhookDeliveries } from './schema.ts';
import { testWebhook } from './test-webhook.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
let server: TestServer;
let receiver: Receiver;
beforeAll(async () => {
  server = await makeHookServer();
  receiver = await startReceiver();
});
afterAll(async () => {
  await server.stop();
  await receiver.stop();
});

test('old and too many deliveries are forgotten with their attempts; what waits stays', async () => {
  const world = await makeReleaseWorld(server);
  const target = await hook(world, receiver, ['release.halted']);
  const send = async (): Promise<string> =>
    (await testWebhook(world.ctx, { org: world.orgId, webhook: target.id })).id;
  const done = await send();
  await reached(server, done, 'delivered');
  receiver.answer = (_request, response) => response.writeHead(500).end();
  const waiting = await send();
  await tried(server, waiting, 1);
  await server.db
    .update(webhookDeliveries)
    .set({ createdAt: new Date(server.clock.nowMs() - 31 * DAY_MS) })
    .where(eq(webhookDeliveries.webhookId, target.id));
  const full = await hook(world, receiver, ['release.halted']);
  await server.db.execute(sql`
    INSERT INTO webhook_deliveries (id, org_id, webhook_id, event, body, state, expires_at, created_at)
    SELECT 'msg_' || ${full.id}::text || lpad(n::text, 6, '0'), ${world.orgId}, ${full.id}, 'e', '{}', 'failed', now(),
      ${server.clock.now().toISOString()}::timestamptz
    FROM generate_series(1, ${MOST_KEPT + 3}) AS n`);
  await server.jobs.send(server.db, 'deliveries.sweep', {});
  await server.jobs.settled();
  const left = await server.db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.webhookId, target.id));
  expect(left).toEqual([{ id: waiting }]);
  expect(await server.db.select().from(webhookAttempts).where(eq(webhookAttempts.deliveryId, done))).toEqual(
    [],
  );
  const kept = await server.db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.webhookId, full.id));
  expect(kept).toHaveLength(MOST_KEPT);
  expect(kept.map(({ id }) => id)).not.toContain(`msg_${full.id}000003`);
});
