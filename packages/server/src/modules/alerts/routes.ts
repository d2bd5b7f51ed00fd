import { os } from '../../api-base.ts';
import { getAlerts } from './get-alerts.ts';
import { setAlerts } from './set-alerts.ts';

const api = os.notifications;

/** The endpoints of mail alerts. */
export const alertsRoutes = {
  getAlerts: api.getAlerts.handler(({ context, input }) => getAlerts(context, input)),
  setAlerts: api.setAlerts.handler(({ context, input }) => setAlerts(context, input)),
};
