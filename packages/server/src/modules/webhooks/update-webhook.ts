import type { SubscribableEvent, Webhook } from '@codepushgo/contract';
import { and, eq } from 'drizzle-orm';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { checkUrl } from './check-url.ts';
import { findFilter, type FilterWish } from './find-filter.ts';
import { managedWebhook, type WebhookRow, type WebhookTarget } from './managed-webhook.ts';
import { NAMING_TARGETS } from './policy.ts';
import { webhooks } from './schema.ts';
import { showWebhook } from './webhook-shape.ts';

/** What becomes different; what is left out stays. */
export interface WebhookChanges {
  url?: string | undefined;
  description?: string | undefined;
  events?: SubscribableEvent[] | undefined;
  /** Takes the place of the whole filter. */
  filter?: FilterWish | undefined;
  /** Disabling cancels what waits; enabling forgets earlier failures. */
  isEnabled?: boolean | undefined;
}

/** Changes, disables or enables a webhook. The secret stays, also with another address. */
export async function updateWebhook(ctx: Ctx, input: WebhookTarget & WebhookChanges): Promise<Webhook> {
  const { org, webhook, permit } = await managedWebhook(ctx, input);
  if (input.url !== undefined) await ctx.limits.consume(NAMING_TARGETS, org.id);
  const filter = input.filter && (await findFilter(ctx, org.id, input.filter));
  const set: Partial<WebhookRow> = {
    ...(input.url !== undefined && { url: checkUrl(ctx, input.url) }),
    ...(input.description !== undefined && { description: input.description }),
    ...(input.events && { events: [...new Set(input.events)] }),
    ...filter,
  };
  return mutate(ctx, permit, async (tx) => {
    const isThis = and(eq(webhooks.orgId, org.id), eq(webhooks.id, webhook.id));
    const [before] = await tx.select().from(webhooks).where(isThis).for('no key update');
    const switched = before ? switchTo(ctx, before, input.isEnabled) : {};
    const all = { ...set, ...switched };
    if (Object.keys(all).length > 0) await tx.update(webhooks).set(all).where(isThis);
    if (switched.isEnabled === false) await ctx.news.webhookDisabled(ctx, tx, org.id, webhook.id);
    const { url: _url, description: _text, ...details } = all;
    const audit = {
      action: switched.isEnabled === undefined ? 'webhook.updated' : actionOf(switched.isEnabled),
      orgId: org.id,
      targetType: 'webhook',
      targetId: webhook.id,
      details: { changed: Object.keys(all), events: details.events, ...filter },
    };
    return { result: await showWebhook(ctx, tx, webhook), audit: Object.keys(all).length > 0 ? audit : null };
  });
}

const actionOf = (isEnabled: boolean): string => (isEnabled ? 'webhook.enabled' : 'webhook.disabled');

function switchTo({ clock }: Ctx, before: WebhookRow, isEnabled: boolean | undefined): Partial<WebhookRow> {
  if (isEnabled === undefined || isEnabled === before.isEnabled) return {};
  if (!isEnabled) return { isEnabled, disabledReason: 'by-hand', disabledAt: clock.now() };
  return {
    isEnabled,
    disabledReason: null,
    disabledAt: null,
    failingSince: null,
    failureCount: 0,
    pausedUntil: null,
  };
}
