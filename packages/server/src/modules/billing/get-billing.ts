import type { Billing } from '@codepushgo/contract';
import { authorise, organisationAccess } from '#organisations';
import type { Ctx } from '../../context.ts';
import { billingOf } from './billing-of.ts';
import { loadFactsOf } from './load-facts.ts';

/** Plan, credits, add-ons and contract of an organisation, with amounts. */
export async function getBilling(ctx: Ctx, input: { org: string }): Promise<Billing> {
  const { org, access } = await organisationAccess(ctx, input.org);
  authorise(access, 'billing.read');
  const now = ctx.clock.now();
  return billingOf(await loadFactsOf(ctx, ctx.db, org, now), now);
}
