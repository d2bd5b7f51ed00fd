import type { Delivery } from '@codepushgo/contract';
import { and, desc, eq, lt } from 'drizzle-orm';
import { managedWebhook, type WebhookTarget } from '#webhooks';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { toDelivery } from './delivery-shape.ts';
import { webhookDeliveries } from './schema.ts';

/** Which deliveries are wanted. */
export interface DeliveryFilter extends PageRequest {
  state?: Delivery['state'] | undefined;
  event?: string | undefined;
}

/** The delivery log of a webhook, newest first. */
export async function listDeliveries(
  ctx: Ctx,
  input: WebhookTarget & DeliveryFilter,
): Promise<Page<Delivery>> {
  const { org, webhook } = await managedWebhook(ctx, input);
  const before = afterCursor(input.cursor);
  const { id, orgId, webhookId, state, event } = webhookDeliveries;
  const rows = await ctx.db
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        eq(orgId, org.id),
        eq(webhookId, webhook.id),
        before === undefined ? undefined : lt(id, before),
        input.state === undefined ? undefined : eq(state, input.state),
        input.event === undefined ? undefined : eq(event, input.event),
      ),
    )
    .orderBy(desc(id))
    .limit(input.limit + 1);
  return toPage(rows.map(toDelivery), input.limit, (delivery) => delivery.id);
}
