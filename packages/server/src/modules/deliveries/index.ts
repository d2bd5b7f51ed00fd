/** Messages to webhooks: written with their event, signed, sent, tried again, logged, replayed. */
export { deliveriesPart } from './part.ts';
export { deliveriesRoutes } from './routes.ts';
export { webhookAttempts, webhookDeliveries } from './schema.ts';
