import { z } from 'zod';
import { Instant } from './endpoint.ts';
import { Doer, event } from './event-kind.ts';
import { slaEventNames, slaEventTypes } from './sla-events.ts';
import { ticketEventNames, ticketEventTypes } from './ticket-events.ts';

/** Where something happened; names are those of that moment. */
const Place = z.object({
  organisation: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  project: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  app: z.object({ id: z.string(), name: z.string() }),
  channel: z.object({ id: z.string(), name: z.string() }),
});

/** A release as it is after the event; sizes in bytes. */
const ReleaseFacts = z.object({
  id: z.string(),
  /** `v12` */
  label: z.string(),
  /** The semver version or range of native versions that may get it. */
  appVersion: z.string(),
  description: z.string(),
  packageHash: z.string(),
  sizeBytes: z.number().int(),
  isMandatory: z.boolean(),
  isDisabled: z.boolean(),
  isHalted: z.boolean(),
  /** The share of devices in percent, 1 to 100. */
  rollout: z.number().int(),
  /** Its page in the console. */
  url: z.string(),
});

const OnRelease = Place.extend({ by: Doer, release: ReleaseFacts });

/**
 * Every event that the server tells, by name. The set is closed for each version of the server; later ones add to it.
 *
 * @example eventTypes['release.halted'].version; // 1
 */
export const eventTypes = {
  ...ticketEventTypes,
  ...slaEventTypes,
  'release.published': event({
    version: 1,
    summary: 'A release was made from an upload, or promoted from another channel',
    needs: 'release.read',
    data: OnRelease.extend({
      how: z.enum(['upload', 'promotion']),
      /** Where a promoted release comes from; null for an upload. */
      promotedFrom: z.object({ channel: z.string(), label: z.string() }).nullable(),
    }),
  }),
  'release.rolled-back': event({
    version: 1,
    summary: 'An earlier release became current again, as a new label',
    needs: 'release.read',
    data: OnRelease.extend({
      /** The release whose contents are current again. */
      rolledBackTo: z.string(),
      /** The release that was the newest until then. */
      rolledBackFrom: z.string(),
    }),
  }),
  'release.rollout-changed': event({
    version: 1,
    summary: 'A release is offered to more devices',
    needs: 'release.read',
    data: OnRelease.extend({ before: z.number().int(), after: z.number().int() }),
  }),
  'release.halted': event({
    version: 1,
    summary: 'A release is no longer offered; devices on it stay',
    needs: 'release.read',
    data: OnRelease.extend({ reason: z.string() }),
  }),
  'release.resumed': event({
    version: 1,
    summary: 'A halted release is offered again',
    needs: 'release.read',
    data: OnRelease,
  }),
  'release.disabled': event({
    version: 1,
    summary: 'A release was disabled',
    needs: 'release.read',
    data: OnRelease,
  }),
  'release.enabled': event({
    version: 1,
    summary: 'A disabled release was enabled',
    needs: 'release.read',
    data: OnRelease,
  }),
  'webhook.tested': event({
    version: 1,
    summary: 'Somebody tests a webhook; sent to that webhook alone, whatever it subscribes to',
    needs: null,
    data: z.object({ organisation: Place.shape.organisation, webhookId: z.string(), by: Doer }),
  }),
};

/** The name of an event, as `noun.verb-in-past`. */
export type EventType = keyof typeof eventTypes;

/** What an event of one kind carries. */
export type EventData<T extends EventType> = z.output<(typeof eventTypes)[T]['data']>;

/**
 * The JSON Schema of what an event carries, for receivers in other languages.
 *
 * @example eventSchema('release.halted').properties?.['reason']; // { type: 'string' }
 */
export function eventSchema(type: EventType): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(eventTypes[type].data) as z.core.JSONSchema.JSONSchema;
}

/** Events that people can be told of by mail; each also by webhooks. */
export const alertEvents = [
  'release.published',
  'release.rolled-back',
  'release.rollout-changed',
  'release.halted',
  'release.resumed',
  'release.disabled',
  'release.enabled',
] as const satisfies readonly EventType[];

/** One of {@link alertEvents}. */
export const AlertEvent = z.enum(alertEvents);
export type AlertEvent = z.infer<typeof AlertEvent>;

/** Events that webhooks can be subscribed to: all but the test. */
export const subscribableEvents = [
  ...alertEvents,
  ...ticketEventNames,
  ...slaEventNames,
] as const satisfies readonly EventType[];

/** One of {@link subscribableEvents}. */
export const SubscribableEvent = z.enum(subscribableEvents);
export type SubscribableEvent = z.infer<typeof SubscribableEvent>;

/** The body of a webhook message; `data` is what the catalogue says for `type` and `version`. */
export const WebhookMessage = z.object({
  type: z.string(),
  version: z.number().int(),
  /** When it happened. */
  timestamp: Instant,
  data: z.record(z.string(), z.unknown()),
});

/** A message whose `type` is known, for receivers. */
export type KnownMessage = {
  [T in EventType]: { type: T; version: number; timestamp: string; data: EventData<T> };
}[EventType];

/**
 * Reads a verified message. Events of a newer server are no error: ignore what is null.
 *
 * @param body the parsed JSON of the request
 * @returns the message with typed `data`; null when the event is not in this version's catalogue
 * @throws ZodError when the body is no message, or its data are not what the catalogue says
 * @example
 * const message = readWebhookMessage(JSON.parse('{"type":"new.event","version":1,"timestamp":"2030-01-01T00:00:00Z","data":{}}'));
 * if (message?.type === 'release.halted') message.data.reason;
 */
export function readWebhookMessage(body: unknown): KnownMessage | null {
  const message = WebhookMessage.parse(body);
  const kind = Object.hasOwn(eventTypes, message.type) ? eventTypes[message.type as EventType] : undefined;
  if (!kind || kind.version !== message.version) return null;
  return { ...message, data: kind.data.parse(message.data) } as KnownMessage;
}
