import { eventTypes } from '@codepushgo/contract';
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { webhooks, type WebhookRow } from '#webhooks';
import type { Ctx, Happening } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import type { DeliveryRow } from './delivery-shape.ts';
import { MESSAGE_LIFE_MS } from './retry-plan.ts';
import { webhookDeliveries } from './schema.ts';

/** The job that sets deliveries going. What is to be sent stands in the rows, not in the job. */
export const DELIVER = 'deliveries.send';

/** An event becomes a message for each webhook that wants it, in the transaction that makes it true. */
export async function queueHappening(ctx: Ctx, tx: Tx, happening: Happening): Promise<void> {
  const { orgId, projectId, appId, channelId, type } = happening;
  const suits = (column: PgColumn, id: string | null) =>
    id === null ? isNull(column) : or(isNull(column), eq(column, id));
  const targets = await tx
    .select()
    .from(webhooks)
    .where(
      and(
        eq(webhooks.orgId, orgId),
        eq(webhooks.isEnabled, true),
        sql`${webhooks.events} @> ${JSON.stringify([type])}::jsonb`,
        suits(webhooks.projectId, projectId),
        suits(webhooks.appId, appId),
        suits(webhooks.channelId, channelId),
      ),
    )
    .orderBy(webhooks.id);
  for (const target of targets) await queueDelivery(ctx, tx, target, happening);
}

/** Writes one message and the job that sends it. */
export async function queueDelivery(
  ctx: Ctx,
  tx: Tx,
  { id: webhookId, orgId }: WebhookRow,
  { type, data }: Pick<Happening, 'type' | 'data'>,
): Promise<DeliveryRow> {
  const now = ctx.clock.now();
  const { version } = eventTypes[type];
  const [row] = await tx
    .insert(webhookDeliveries)
    .values({
      id: newId('msg', ctx.clock),
      orgId,
      webhookId,
      event: type,
      body: JSON.stringify({ type, version, timestamp: now.toISOString(), data }),
      state: 'pending',
      dueAt: now,
      expiresAt: new Date(now.getTime() + MESSAGE_LIFE_MS),
      createdAt: now,
    })
    .returning();
  await ctx.jobs.send(tx, DELIVER, {});
  return row!;
}
