import { os } from '../../api-base.ts';
import { createWebhook } from './create-webhook.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { getWebhook } from './get-webhook.ts';
import { listWebhooks } from './list-webhooks.ts';
import { rotateWebhookSecret } from './rotate-webhook-secret.ts';
import { updateWebhook } from './update-webhook.ts';

const api = os.notifications;

/** The endpoints of webhooks; their deliveries have endpoints of their own. */
export const webhooksRoutes = {
  listWebhooks: api.listWebhooks.handler(({ context, input }) => listWebhooks(context, input)),
  createWebhook: api.createWebhook.handler(({ context, input }) => createWebhook(context, input)),
  getWebhook: api.getWebhook.handler(({ context, input }) => getWebhook(context, input)),
  updateWebhook: api.updateWebhook.handler(({ context, input }) => updateWebhook(context, input)),
  deleteWebhook: api.deleteWebhook.handler(({ context, input }) => deleteWebhook(context, input)),
  rotateWebhookSecret: api.rotateWebhookSecret.handler(({ context, input }) =>
    rotateWebhookSecret(context, input),
  ),
};
