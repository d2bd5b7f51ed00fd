import type { Webhook } from '@codepushgo/contract';
import { gt } from 'drizzle-orm';
import { authorise, organisationAccess } from '#organisations';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { webhooks } from './schema.ts';
import { selectWebhooks, toWebhook } from './webhook-shape.ts';

/**
 * The webhooks of an organisation, oldest first.
 *
 * @throws Problem `forbidden` for whoever may not manage them
 * @example const { items } = await listWebhooks(ctx, { org: 'acme', limit: 50 });
 */
export async function listWebhooks(ctx: Ctx, input: { org: string } & PageRequest): Promise<Page<Webhook>> {
  const { org, access } = await organisationAccess(ctx, input.org);
  authorise(access, 'webhook.manage');
  const after = afterCursor(input.cursor);
  const rows = await selectWebhooks(ctx.db, org.id, after === undefined ? undefined : gt(webhooks.id, after))
    .orderBy(webhooks.id)
    .limit(input.limit + 1);
  const shown = rows.map((row) => toWebhook(ctx, row));
  return toPage(shown, input.limit, (webhook) => webhook.id);
}
