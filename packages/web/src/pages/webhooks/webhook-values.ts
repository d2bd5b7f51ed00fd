import type { SubscribableEvent, Webhook } from '@codepushgo/contract';
import { alerts } from './events.ts';

/** What is typed of a webhook; places by name, empty for all. */
export interface WebhookValues {
  url: string;
  description: string;
  events: SubscribableEvent[];
  project: string;
  app: string;
  channel: string;
}

/** A new webhook, which begins with what happens to releases, or one that is there, as a form takes it. */
export function valuesOf(webhook?: Webhook): WebhookValues {
  return {
    url: webhook?.url ?? 'https://',
    description: webhook?.description ?? '',
    events: webhook?.events ?? alerts,
    project: webhook?.filter.project?.slug ?? '',
    app: webhook?.filter.app?.name ?? '',
    channel: webhook?.filter.channel?.name ?? '',
  };
}

/** What the server takes. */
export function inputOf({ url, description, events: chosen, project, app, channel }: WebhookValues) {
  return {
    url: url.trim(),
    description: description.trim(),
    events: chosen,
    filter: { ...(project && { project }), ...(app && { app }), ...(channel && { channel }) },
  };
}
