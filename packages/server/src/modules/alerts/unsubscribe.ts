import { eq } from 'drizzle-orm';
import { mutate, permitSystem } from '#audit';
import { organisations } from '#organisations';
import type { Ctx } from '../../context.ts';
import { dropAlerts } from './drop-alerts.ts';
import { readUnsubscribeToken } from './unsubscribe-link.ts';

/**
 * Ends alerts by the link of a mail, without signing in. Doing it twice changes nothing.
 *
 * @throws Problem `link-used-or-expired`
 * @example await unsubscribe(ctx, token);
 */
export async function unsubscribe(ctx: Ctx, token: string): Promise<void> {
  const { orgId, accountId } = readUnsubscribeToken(ctx, token);
  await mutate(ctx, permitSystem('unsubscribe-link'), async (tx) => {
    const target = { targetType: 'account', targetId: accountId, details: { by: 'link' } };
    const audit = { action: 'alert.unsubscribed', orgId, ...target };
    return { result: undefined, audit: (await dropAlerts(tx, orgId, accountId)) ? audit : null };
  });
}

/**
 * The name of the organisation that a link is about.
 *
 * @throws Problem `link-used-or-expired`
 * @example const name = await organisationOfLink(ctx, token); // 'Acme'
 */
export async function organisationOfLink(ctx: Ctx, token: string): Promise<string> {
  const { orgId } = readUnsubscribeToken(ctx, token);
  const [row] = await ctx.db
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, orgId));
  return row?.name ?? '';
}
