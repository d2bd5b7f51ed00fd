/** What operators tell on the status site; the status service keeps it, and this calls it. */
export { callService } from './call-service.ts';
export { readIncident } from './incidents.ts';
export { operationsRoutes } from './routes.ts';
