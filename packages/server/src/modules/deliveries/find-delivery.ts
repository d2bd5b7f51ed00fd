import { and, eq } from 'drizzle-orm';
import { managedWebhook, type ManagedWebhook, type WebhookTarget } from '#webhooks';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import type { DeliveryRow } from './delivery-shape.ts';
import { webhookDeliveries } from './schema.ts';

/** Names a delivery of a webhook by its id. */
export interface DeliveryTarget extends WebhookTarget {
  delivery: string;
}

/**
 * Finds a delivery for somebody who manages webhooks.
 *
 * @throws Problem `not-found` also for one that the log no longer keeps
 */
export async function findDelivery(
  ctx: Ctx,
  target: DeliveryTarget,
): Promise<ManagedWebhook & { delivery: DeliveryRow }> {
  const found = await managedWebhook(ctx, target);
  const { orgId, webhookId, id } = webhookDeliveries;
  const [delivery] = await ctx.db
    .select()
    .from(webhookDeliveries)
    .where(and(eq(orgId, found.org.id), eq(webhookId, found.webhook.id), eq(id, target.delivery)));
  if (delivery) return { ...found, delivery };
  throw new Problem('not-found', 'The log of this webhook has no such delivery. It keeps 30 days.', {
    reason: 'delivery-not-found',
  });
}
