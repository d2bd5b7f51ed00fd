import type { Alerts } from '@codepushgo/contract';
import { and, eq } from 'drizzle-orm';
import { asMember, authorise, organisationAccess } from '#organisations';
import type { Ctx } from '../../context.ts';
import { alertSubscriptions } from './schema.ts';

/**
 * Which events of an organisation reach you by mail.
 *
 * @example const { events } = await getAlerts(ctx, { org: 'acme' });
 */
export async function getAlerts(ctx: Ctx, input: { org: string }): Promise<Alerts> {
  const { org, access } = await organisationAccess(ctx, input.org);
  authorise(asMember(access), 'alert.read');
  const { orgId, accountId } = alertSubscriptions;
  const [row] = await ctx.db
    .select()
    .from(alertSubscriptions)
    .where(and(eq(orgId, org.id), eq(accountId, access.actor.accountId)));
  return { events: row?.events ?? [], projects: row?.projectIds ?? null };
}
