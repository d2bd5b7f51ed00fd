/** Where events are posted to: targets, their secrets, how they are doing. Messages are sent by `deliveries`. */
export { disableWebhook } from './disable-webhook.ts';
export {
  managedWebhook,
  type ManagedWebhook,
  type WebhookRow,
  type WebhookTarget,
} from './managed-webhook.ts';
export { noteOutcome, noteTurn, type Health, type Outcome } from './note-outcome.ts';
export type { WebhookRefusal } from './refusals.ts';
export { webhooksRoutes } from './routes.ts';
export { webhooks } from './schema.ts';
export { signingSecrets } from './webhook-secret.ts';

export { createWebhook, type NewWebhook } from './create-webhook.ts';
