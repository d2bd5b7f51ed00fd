import { and, eq, gte, inArray } from 'drizzle-orm';
import { mutate } from '#audit';
import { managedWebhook, type WebhookTarget } from '#webhooks';
import type { Ctx } from '../../context.ts';
import { BY_HAND, MOST_REPLAYED } from './policy.ts';
import { replay } from './replay-delivery.ts';
import { webhookDeliveries } from './schema.ts';
import { assertEnabled } from './test-webhook.ts';

/**
 * Sends again what failed or was cancelled, oldest first and at most so many at a time.
 *
 * @param input `since`: an instant in ISO 8601; what was written before stays
 * @returns how many are sent again, and whether there are more
 */
export async function replayFailed(
  ctx: Ctx,
  input: WebhookTarget & { since: string },
): Promise<{ replayedCount: number; hasMore: boolean }> {
  const { org, webhook, permit } = await managedWebhook(ctx, input);
  assertEnabled(webhook);
  await ctx.limits.consume(BY_HAND, org.id);
  const { id, orgId, webhookId, state, createdAt } = webhookDeliveries;
  return mutate(ctx, permit, async (tx) => {
    const found = await tx
      .select({ id })
      .from(webhookDeliveries)
      .where(
        and(
          eq(orgId, org.id),
          eq(webhookId, webhook.id),
          inArray(state, ['failed', 'cancelled']),
          gte(createdAt, new Date(input.since)),
        ),
      )
      .orderBy(id)
      .limit(MOST_REPLAYED + 1);
    const some = found.slice(0, MOST_REPLAYED).map((row) => row.id);
    const replayedCount = some.length > 0 ? (await replay(ctx, tx, org.id, some)).length : 0;
    const audit = {
      action: 'webhook.failed-replayed',
      orgId: org.id,
      targetType: 'webhook',
      targetId: webhook.id,
      details: { since: input.since, replayedCount },
    };
    return { result: { replayedCount, hasMore: found.length > MOST_REPLAYED }, audit };
  });
}
