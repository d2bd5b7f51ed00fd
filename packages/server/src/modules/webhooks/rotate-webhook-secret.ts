import type { WebhookWithSecret } from '@codepushgo/contract';
import { and, eq } from 'drizzle-orm';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { managedWebhook, type WebhookTarget } from './managed-webhook.ts';
import { webhooks } from './schema.ts';
import { newWebhookSecret, sealSecret } from './webhook-secret.ts';
import { showWebhook } from './webhook-shape.ts';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Makes a new secret. Until the overlap ends every message carries two signatures, so that the receiver can change
 * over at any moment. A third secret is not kept: rotating twice ends the first one.
 *
 * @param input `overlapHours`: 0 ends the old secret at once, after a leak for instance
 */
export async function rotateWebhookSecret(
  ctx: Ctx,
  input: WebhookTarget & { overlapHours: number },
): Promise<WebhookWithSecret> {
  const { org, webhook, permit } = await managedWebhook(ctx, input);
  const secret = newWebhookSecret();
  const overlapMs = input.overlapHours * HOUR_MS;
  return mutate(ctx, permit, async (tx) => {
    const isThis = and(eq(webhooks.orgId, org.id), eq(webhooks.id, webhook.id));
    const [before] = await tx.select().from(webhooks).where(isThis).for('no key update');
    await tx
      .update(webhooks)
      .set({
        secret: sealSecret(ctx, webhook.id, secret),
        previousSecret: overlapMs > 0 && before ? before.secret : null,
        previousSecretExpiresAt: overlapMs > 0 ? new Date(ctx.clock.nowMs() + overlapMs) : null,
      })
      .where(isThis);
    const audit = {
      action: 'webhook.secret-rotated',
      orgId: org.id,
      targetType: 'webhook',
      targetId: webhook.id,
      details: { overlapHours: input.overlapHours },
    };
    return { result: { ...(await showWebhook(ctx, tx, webhook)), secret }, audit };
  });
}
