import type { SubscribableEvent, WebhookWithSecret } from '@codepushgo/contract';
import { count, eq } from 'drizzle-orm';
import { mutate } from '#audit';
import { authorise, lockOrganisation, organisationAccess } from '#organisations';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { checkUrl } from './check-url.ts';
import { findFilter, type FilterWish } from './find-filter.ts';
import { MOST_WEBHOOKS, NAMING_TARGETS } from './policy.ts';
import type { WebhookRefusal } from './refusals.ts';
import { webhooks } from './schema.ts';
import { newWebhookSecret, sealSecret } from './webhook-secret.ts';
import { showWebhook } from './webhook-shape.ts';

/** What is to be posted where. */
export interface NewWebhook {
  org: string;
  url: string;
  description?: string;
  events: SubscribableEvent[];
  filter?: FilterWish;
}

/**
 * Adds a target for events. Its secret is in the answer and nowhere else.
 *
 * @throws Problem `forbidden`, `invalid-input` for the address or the filter, `limit-reached`, `too-many-requests`
 * @example
 * const { secret } = await createWebhook(ctx, {
 *   org: 'acme',
 *   url: 'https://hooks.acme.example/codepushgo',
 *   events: ['release.halted'],
 * });
 */
export async function createWebhook(ctx: Ctx, input: NewWebhook): Promise<WebhookWithSecret> {
  const { org, access } = await organisationAccess(ctx, input.org);
  const permit = authorise(access, 'webhook.manage');
  const url = checkUrl(ctx, input.url);
  const filter = await findFilter(ctx, org.id, input.filter ?? {});
  await ctx.limits.consume(NAMING_TARGETS, org.id);
  const [id, secret] = [newId('whk', ctx.clock), newWebhookSecret()];
  const row = {
    id,
    orgId: org.id,
    url,
    description: input.description ?? '',
    events: [...new Set(input.events)],
    ...filter,
    secret: sealSecret(ctx, id, secret),
    isEnabled: true,
    createdAt: ctx.clock.now(),
  };
  return mutate(ctx, permit, async (tx) => {
    await assertRoom(tx, org.id);
    const [made] = await tx.insert(webhooks).values(row).returning();
    const details = { events: row.events, ...filter };
    const audit = { action: 'webhook.created', orgId: org.id, targetType: 'webhook', targetId: id, details };
    return { result: { ...(await showWebhook(ctx, tx, made!)), secret }, audit };
  });
}

async function assertRoom(tx: Tx, orgId: string): Promise<void> {
  await lockOrganisation(tx, orgId, 'no key update');
  const [row] = await tx.select({ n: count() }).from(webhooks).where(eq(webhooks.orgId, orgId));
  const actual = row?.n ?? 0;
  if (actual < MOST_WEBHOOKS) return;
  throw new Problem(
    'limit-reached',
    `An organisation has at most ${MOST_WEBHOOKS} webhooks. Delete one first.`,
    {
      reason: 'webhook-limit' satisfies WebhookRefusal,
      limit: MOST_WEBHOOKS,
      actual,
    },
  );
}
