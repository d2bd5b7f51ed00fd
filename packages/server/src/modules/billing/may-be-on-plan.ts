import { and, inArray, or, sql, type SQL } from 'drizzle-orm';
import { organisations } from '#organisations';
import type { Ctx } from '../../context.ts';
import { billingChanges } from './schema.ts';

/**
 * A condition on organisations that leaves out those that are surely on another plan now. It finds the few of a rare
 * plan by index, and whoever it lets through is still judged by `billingOf`: contracts may hold or be over.
 *
 * @example db.select().from(organisations).where(mayBeOnPlan(ctx, 'team'));
 */
export function mayBeOnPlan(ctx: Ctx, plan: string): SQL | undefined {
  const { change, number, orgId } = billingChanges;
  const now = ctx.clock.now().toISOString();
  const own = sql`FROM ${billingChanges} WHERE ${orgId} = ${organisations.id}`;
  const named = sql`${change} ->> 'plan'`;
  const starting = ctx.config.defaultPlan;
  const isSetTo = sql`coalesce((SELECT ${named} ${own} AND ${change} ->> 'kind' = 'plan.set'
    AND ${change} ->> 'from' <= ${now} ORDER BY ${number} DESC LIMIT 1), ${starting}) = ${plan}`;
  // With LIMIT it is asked about one organisation after another; the whole history is never read.
  const hasContract = sql`coalesce((SELECT true ${own} AND ${change} ->> 'kind' LIKE 'contract.%'
    AND ${named} = ${plan} LIMIT 1), false)`;
  const holds = or(isSetTo, hasContract);
  // Nearly everybody was once on the plan that organisations start on.
  if (plan === starting) return holds;
  const ever = sql`(SELECT ${orgId} FROM ${billingChanges} WHERE ${named} = ${plan})`;
  return and(inArray(organisations.id, ever), holds);
}
