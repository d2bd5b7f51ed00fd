import { and, eq } from 'drizzle-orm';
import type { Permit } from '#audit';
import { authorise, organisationAccess, type OrganisationRow } from '#organisations';
import type { Ctx } from '../../context.ts';
import { webhookNotFound } from './refusals.ts';
import { webhooks } from './schema.ts';

/** A webhook as its row keeps it. */
export type WebhookRow = typeof webhooks.$inferSelect;

/** Names a webhook: the organisation by slug or id, the webhook by id. */
export interface WebhookTarget {
  org: string;
  webhook: string;
}

/** A webhook, its organisation, and the permit to change it. */
export interface ManagedWebhook {
  org: OrganisationRow;
  webhook: WebhookRow;
  permit: Permit;
}

/**
 * Finds a webhook for somebody who manages webhooks; looking at one needs the same, for addresses may hold secrets.
 *
 * @throws Problem `not-signed-in`, `forbidden`, `scope-too-small`, `not-found`
 * @example const { webhook, permit } = await managedWebhook(ctx, { org: 'acme', webhook: 'whk_01k…' });
 */
export async function managedWebhook(ctx: Ctx, target: WebhookTarget): Promise<ManagedWebhook> {
  const { org, access } = await organisationAccess(ctx, target.org);
  const permit = authorise(access, 'webhook.manage');
  const [webhook] = await ctx.db
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.orgId, org.id), eq(webhooks.id, target.webhook)));
  if (!webhook) throw webhookNotFound(target.webhook);
  return { org, webhook, permit };
}
