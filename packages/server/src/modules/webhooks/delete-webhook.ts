import { and, eq } from 'drizzle-orm';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { managedWebhook, type WebhookTarget } from './managed-webhook.ts';
import { webhooks } from './schema.ts';

/** Deletes a webhook; its deliveries and their log go with it, what waits is not sent. */
export async function deleteWebhook(ctx: Ctx, target: WebhookTarget): Promise<void> {
  const { org, webhook, permit } = await managedWebhook(ctx, target);
  await mutate(ctx, permit, async (tx) => {
    await tx.delete(webhooks).where(and(eq(webhooks.orgId, org.id), eq(webhooks.id, webhook.id)));
    const target = { targetType: 'webhook', targetId: webhook.id };
    return { result: undefined, audit: { action: 'webhook.deleted', orgId: org.id, ...target } };
  });
}
