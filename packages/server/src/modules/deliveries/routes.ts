import { os } from '../../api-base.ts';
import { getDelivery } from './get-delivery.ts';
import { listDeliveries } from './list-deliveries.ts';
import { replayDelivery } from './replay-delivery.ts';
import { replayFailed } from './replay-failed.ts';
import { testWebhook } from './test-webhook.ts';

const api = os.notifications;

/** The endpoints of the delivery log; in the API they stand among those of notifications. */
export const deliveriesRoutes = {
  testWebhook: api.testWebhook.handler(({ context, input }) => testWebhook(context, input)),
  listDeliveries: api.listDeliveries.handler(({ context, input }) => listDeliveries(context, input)),
  getDelivery: api.getDelivery.handler(({ context, input }) => getDelivery(context, input)),
  replayDelivery: api.replayDelivery.handler(({ context, input }) => replayDelivery(context, input)),
  replayFailed: api.replayFailed.handler(({ context, input }) => replayFailed(context, input)),
};
