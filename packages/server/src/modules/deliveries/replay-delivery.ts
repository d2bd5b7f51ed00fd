import type { Delivery } from '@codepushgo/contract';
import { and, eq, inArray, ne } from 'drizzle-orm';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { toDelivery, type DeliveryRow } from './delivery-shape.ts';
import { findDelivery, type DeliveryTarget } from './find-delivery.ts';
import { BY_HAND } from './policy.ts';
import { DELIVER } from './queue-delivery.ts';
import { MESSAGE_LIFE_MS } from './retry-plan.ts';
import { webhookDeliveries } from './schema.ts';
import { assertEnabled } from './test-webhook.ts';

/** Sends a finished delivery again, under its id and with all its tries. One that waits is left as it is. */
export async function replayDelivery(ctx: Ctx, target: DeliveryTarget): Promise<Delivery> {
  const { org, webhook, delivery, permit } = await findDelivery(ctx, target);
  assertEnabled(webhook);
  await ctx.limits.consume(BY_HAND, org.id);
  return mutate(ctx, permit, async (tx) => {
    const [row] = await replay(ctx, tx, org.id, [delivery.id]);
    const audit = {
      action: 'webhook.delivery-replayed',
      orgId: org.id,
      targetType: 'webhook',
      targetId: webhook.id,
      details: { deliveryId: delivery.id },
    };
    return { result: toDelivery(row ?? delivery), audit: row ? audit : null };
  });
}

/** Makes finished deliveries due again; the others are left out. */
export async function replay(ctx: Ctx, tx: Tx, orgId: string, ids: string[]): Promise<DeliveryRow[]> {
  const now = ctx.clock.now();
  const rows = await tx
    .update(webhookDeliveries)
    .set({
      state: 'pending',
      dueAt: now,
      claimedUntil: null,
      expiresAt: new Date(now.getTime() + MESSAGE_LIFE_MS),
      tries: 0,
    })
    .where(
      and(
        eq(webhookDeliveries.orgId, orgId),
        inArray(webhookDeliveries.id, ids),
        ne(webhookDeliveries.state, 'pending'),
      ),
    )
    .returning();
  if (rows.length > 0) await ctx.jobs.send(tx, DELIVER, {});
  return rows;
}
