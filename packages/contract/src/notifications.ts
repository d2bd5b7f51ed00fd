import { z } from 'zod';
import { Empty, endpoint, inOrg, Instant, pageInput, pageOf } from './endpoint.ts';
import { AlertEvent, SubscribableEvent } from './events.ts';

const tag = 'Notifications';
const named = (most: number) => z.string().min(1).max(most);

/** Why the server last could not deliver; null after an answer. */
export const DeliveryFailure = z.enum([
  'address-not-allowed',
  'https-required',
  'name-not-found',
  'connection-refused',
  'connection-lost',
  'tls-failed',
  'answer-not-http',
  'timeout',
]);

/** Only events of this project, app or channel; null for all of them. */
const Filter = z.object({
  project: z.object({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
  app: z.object({ id: z.string(), name: z.string() }).nullable(),
  channel: z.object({ id: z.string(), name: z.string() }).nullable(),
});

/** A target that events are posted to. */
export const Webhook = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  events: z.array(SubscribableEvent),
  filter: Filter,
  isEnabled: z.boolean(),
  /** `by-hand`; `gone`: it answered 410; `failing`: nothing was delivered for days. Null while enabled. */
  disabledReason: z.enum(['by-hand', 'gone', 'failing']).nullable(),
  disabledAt: Instant.nullable(),
  /** Since when nothing was delivered; null while it works. */
  failingSince: Instant.nullable(),
  /** Until when messages are also signed with the secret before; null when there is none. */
  previousSecretExpiresAt: Instant.nullable(),
  createdAt: Instant,
});
export type Webhook = z.infer<typeof Webhook>;

/** A webhook with the secret that signs its messages; it is shown this once. */
export const WebhookWithSecret = Webhook.extend({ secret: z.string() });
export type WebhookWithSecret = z.infer<typeof WebhookWithSecret>;

/** `pending`: waits, is under way or is tried again; `failed`: given up; `cancelled`: the webhook was disabled. */
export const DeliveryState = z.enum(['pending', 'delivered', 'failed', 'cancelled']);

/** One message for one webhook. */
export const Delivery = z.object({
  /** Also the `webhook-id` of every attempt, so that receivers can drop what they have. */
  id: z.string(),
  event: z.string(),
  state: DeliveryState,
  attemptCount: z.number().int(),
  createdAt: Instant,
  lastAttemptAt: Instant.nullable(),
  /** The HTTP status of the last answer. */
  lastStatus: z.number().int().nullable(),
  lastFailure: DeliveryFailure.nullable(),
  /** When it is tried next; null when it is finished. */
  nextAttemptAt: Instant.nullable(),
});
export type Delivery = z.infer<typeof Delivery>;

/** One try. */
export const DeliveryAttempt = z.object({
  number: z.number().int(),
  at: Instant,
  durationMs: z.number().int(),
  status: z.number().int().nullable(),
  failure: DeliveryFailure.nullable(),
  /** The first 1,024 bytes of the answer. */
  answer: z.string(),
});

/** A delivery with what was sent and every attempt, oldest first. */
export const DeliveryDetail = Delivery.extend({ body: z.string(), attempts: z.array(DeliveryAttempt) });
export type DeliveryDetail = z.infer<typeof DeliveryDetail>;

/** Which events reach you by mail from one organisation. */
export const Alerts = z.object({
  events: z.array(AlertEvent),
  /** Ids of the only projects that count; null for all. */
  projects: z.array(z.string()).nullable(),
});
export type Alerts = z.infer<typeof Alerts>;

const url = z.url({ protocol: /^https?$/, error: 'must be an https address' }).max(2000);
const description = z.string().trim().max(200);
const events = z.array(SubscribableEvent).min(1).max(100);
/** Each by name, slug or id; a channel needs its app. */
const filter = z
  .object({ project: named(128).optional(), app: named(1000).optional(), channel: named(1000).optional() })
  .strict();
const inWebhook = { ...inOrg, webhook: named(64) };
const inDelivery = { ...inWebhook, delivery: named(64) };
const webhooks = '/organisations/{org}/webhooks';
const one = `${webhooks}/{webhook}` as const;

/** The endpoints of webhooks and mail alerts. */
export const notifications = {
  listWebhooks: endpoint('webhook.manage', {
    method: 'GET',
    path: webhooks,
    summary: 'Where events are posted to',
    tag,
  })
    .input(z.object({ ...inOrg, ...pageInput }))
    .output(pageOf(Webhook)),
  createWebhook: endpoint('webhook.manage', {
    method: 'POST',
    path: webhooks,
    summary: 'Post events to an address; the answer holds the secret, once',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(
      z.object({
        ...inOrg,
        url,
        description: description.default(''),
        events,
        filter: filter.default({}),
      }),
    )
    .output(WebhookWithSecret),
  getWebhook: endpoint('webhook.manage', { method: 'GET', path: one, summary: 'One webhook', tag })
    .input(z.object(inWebhook))
    .output(Webhook),
  updateWebhook: endpoint('webhook.manage', {
    method: 'PATCH',
    path: one,
    summary: 'Change, disable or enable a webhook; a given filter takes the place of the whole one',
    tag,
  })
    .input(
      z.object({
        ...inWebhook,
        url: url.optional(),
        description: description.optional(),
        events: events.optional(),
        filter: filter.optional(),
        isEnabled: z.boolean().optional(),
      }),
    )
    .output(Webhook),
  deleteWebhook: endpoint('webhook.manage', {
    method: 'DELETE',
    path: one,
    summary: 'Delete a webhook with its delivery log',
    tag,
    status: 204,
  })
    .input(z.object(inWebhook))
    .output(Empty),
  rotateWebhookSecret: endpoint('webhook.manage', {
    method: 'POST',
    path: `${one}/rotate-secret`,
    summary: 'Make a new secret; until the overlap ends messages carry both signatures',
    tag,
  })
    .input(z.object({ ...inWebhook, overlapHours: z.number().int().min(0).max(168).default(24) }))
    .output(WebhookWithSecret),
  testWebhook: endpoint('webhook.manage', {
    method: 'POST',
    path: `${one}/test`,
    summary: 'Send a webhook.tested; the delivery log tells what came of it',
    tag,
    status: 202,
  })
    .input(z.object(inWebhook))
    .output(Delivery),
  listDeliveries: endpoint('webhook.manage', {
    method: 'GET',
    path: `${one}/deliveries`,
    summary: 'The delivery log, newest first',
    tag,
  })
    .input(
      z.object({
        ...inWebhook,
        ...pageInput,
        state: DeliveryState.optional(),
        event: z.string().max(100).optional(),
      }),
    )
    .output(pageOf(Delivery)),
  getDelivery: endpoint('webhook.manage', {
    method: 'GET',
    path: `${one}/deliveries/{delivery}`,
    summary: 'One delivery: what was sent, and every attempt',
    tag,
  })
    .input(z.object(inDelivery))
    .output(DeliveryDetail),
  replayDelivery: endpoint('webhook.manage', {
    method: 'POST',
    path: `${one}/deliveries/{delivery}/replay`,
    summary: 'Send a finished delivery again, under the same id',
    tag,
    status: 202,
  })
    .input(z.object(inDelivery))
    .output(Delivery),
  replayFailed: endpoint('webhook.manage', {
    method: 'POST',
    path: `${one}/replay-failed`,
    summary:
      'Send again what failed or was cancelled since an instant, at most 1,000 at a time, oldest first',
    tag,
    status: 202,
  })
    .input(z.object({ ...inWebhook, since: Instant }))
    .output(z.object({ replayedCount: z.number().int(), hasMore: z.boolean() })),
  getAlerts: endpoint('alert.read', {
    method: 'GET',
    path: '/organisations/{org}/alerts',
    summary: 'Which events reach you by mail',
    tag,
  })
    .input(z.object(inOrg))
    .output(Alerts),
  setAlerts: endpoint('alert.update', {
    method: 'PUT',
    path: '/organisations/{org}/alerts',
    summary: 'Choose which events reach you by mail',
    tag,
  })
    .input(
      z.object({
        ...inOrg,
        events: z.array(AlertEvent).max(100),
        /** Each by slug or id; null for all. */
        projects: z.array(named(128)).min(1).max(50).nullable().default(null),
      }),
    )
    .output(Alerts),
};
