import type { Delivery, SubscribableEvent, WebhookWithSecret } from '@codepushgo/contract';
import { eq } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { webhookDeliveries } from '#deliveries';
import { createWebhook, type NewWebhook } from '#webhooks';
import { eventually } from './eventually.ts';
import { fakeClock } from './fake-clock.ts';
import { makeServer, type ServerOptions, type TestServer } from './make-server.ts';
import type { Received, Receiver } from './receiver.ts';
import type { ReleaseWorld } from './release-world.ts';

/** A server whose webhooks may reach 127.0.0.1. Its clock shows the real time, as receivers check it. */
export function makeHookServer(options: ServerOptions = {}): Promise<TestServer> {
  const config = { webhookAllowPrivate: ['127.0.0.1/32'], ...options.config };
  return makeServer({
    clock: fakeClock(Math.floor(performance.timeOrigin + performance.now())),
    ...options,
    config,
  });
}

/** Posts events of a world to a receiver. */
export function hook(
  world: ReleaseWorld,
  receiver: Pick<Receiver, 'url'>,
  events: SubscribableEvent[],
  more: Partial<NewWebhook> = {},
): Promise<WebhookWithSecret> {
  return createWebhook(world.ctx, { org: world.orgId, url: `${receiver.url}/in`, events, ...more });
}

/** What the published library says to a message: the body, or it throws. */
export function verified(request: Received, secret: string): unknown {
  return new Webhook(secret).verify(request.body, request.headers as Record<string, string>);
}

/** Waits until a delivery is as wanted. */
export async function delivery(
  { db }: TestServer,
  id: string,
  isWanted: (row: typeof webhookDeliveries.$inferSelect) => boolean,
): Promise<typeof webhookDeliveries.$inferSelect> {
  const ask = async () => (await db.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id)))[0]!;
  return (await eventually(ask, isWanted, 10_000)).answer;
}

/** Waits until a delivery has been tried so often and nothing is under way. */
export function tried(server: TestServer, id: string, attemptCount: number) {
  return delivery(server, id, (row) => row.attemptCount >= attemptCount && row.claimedUntil === null);
}

/** Waits until a delivery has reached a state. */
export function reached(server: TestServer, id: string, state: Delivery['state']) {
  return delivery(server, id, (row) => row.state === state && row.claimedUntil === null);
}

/** Lets time pass, and the server look for what is due. */
export async function later(server: TestServer, ms: number): Promise<void> {
  server.clock.advance(ms);
  await server.jobs.send(server.db, 'deliveries.send', {});
  await server.jobs.settled();
}
