import type { Webhook } from '@codepushgo/contract';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { managedWebhook, type WebhookTarget } from './managed-webhook.ts';
import { webhooks } from './schema.ts';
import { selectWebhooks, toWebhook } from './webhook-shape.ts';

/** One webhook, without its secret. */
export async function getWebhook(ctx: Ctx, target: WebhookTarget): Promise<Webhook> {
  const { org, webhook } = await managedWebhook(ctx, target);
  const [row] = await selectWebhooks(ctx.db, org.id, eq(webhooks.id, webhook.id));
  return toWebhook(ctx, row!);
}
