/** Events by mail: each member chooses which of an organisation's reach them, and ends them with one click. */
export { alertsPart } from './part.ts';
export { alertsRoutes } from './routes.ts';
export { alertSubscriptions } from './schema.ts';

export { setAlerts, type AlertsWish } from './set-alerts.ts';
export { organisationOfLink, unsubscribe } from './unsubscribe.ts';
