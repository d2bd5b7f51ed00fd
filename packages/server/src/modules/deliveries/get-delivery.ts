import type { DeliveryDetail } from '@codepushgo/contract';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { toDelivery } from './delivery-shape.ts';
import { findDelivery, type DeliveryTarget } from './find-delivery.ts';
import { webhookAttempts } from './schema.ts';

/** One delivery: what was sent, and every attempt with the beginning of its answer. */
export async function getDelivery(ctx: Ctx, target: DeliveryTarget): Promise<DeliveryDetail> {
  const { org, delivery } = await findDelivery(ctx, target);
  const attempts = await ctx.db
    .select()
    .from(webhookAttempts)
    .where(and(eq(webhookAttempts.orgId, org.id), eq(webhookAttempts.deliveryId, delivery.id)))
    .orderBy(webhookAttempts.number);
  return {
    ...toDelivery(delivery),
    body: delivery.body,
    attempts: attempts.map(({ number, at, durationMs, status, failure, answer }) => ({
      number,
      at: at.toISOString(),
      durationMs,
      status,
      failure,
      answer,
    })),
  };
}
