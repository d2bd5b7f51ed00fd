import { os } from '../../api-base.ts';
import { listFailedChecks } from './list-failed-checks.ts';
import { listIncidentChecks } from './list-incident-checks.ts';

const api = os.failedChecks;

/** The endpoints of an organisation's own failed checks. */
export const failedChecksRoutes = {
  list: api.list.handler(({ context, input }) => listFailedChecks(context, input)),
  incidents: api.incidents.handler(({ context, input }) => listIncidentChecks(context, input)),
};
