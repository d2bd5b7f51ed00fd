import type { Delivery } from '@codepushgo/contract';
import { mutate } from '#audit';
import { managedWebhook, type WebhookRefusal, type WebhookRow, type WebhookTarget } from '#webhooks';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { toDelivery } from './delivery-shape.ts';
import { BY_HAND } from './policy.ts';
import { queueDelivery } from './queue-delivery.ts';

/**
 * Sends the event `webhook.tested` to one webhook, whatever it subscribes to.
 *
 * @throws Problem `conflict` when it is disabled, `too-many-requests`
 */
export async function testWebhook(ctx: Ctx, target: WebhookTarget): Promise<Delivery> {
  const { org, webhook, permit } = await managedWebhook(ctx, target);
  assertEnabled(webhook);
  await ctx.limits.consume(BY_HAND, org.id);
  const { actor } = ctx;
  const by = actor.kind === 'account' ? { accountId: actor.accountId, userName: actor.userName } : null;
  const organisation = { id: org.id, slug: org.slug, name: org.name };
  return mutate(ctx, permit, async (tx) => {
    const data = { organisation, webhookId: webhook.id, by };
    const row = await queueDelivery(ctx, tx, webhook, { type: 'webhook.tested', data });
    const audit = {
      action: 'webhook.tested',
      orgId: org.id,
      targetType: 'webhook',
      targetId: webhook.id,
      details: { deliveryId: row.id },
    };
    return { result: toDelivery(row), audit };
  });
}

/** Refuses to send to a webhook that is disabled. */
export function assertEnabled(webhook: WebhookRow): void {
  if (webhook.isEnabled) return;
  throw new Problem('conflict', 'The webhook is disabled. Enable it first.', {
    reason: 'webhook-disabled' satisfies WebhookRefusal,
  });
}
