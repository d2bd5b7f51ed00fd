import type { Billing, BillingChange } from '@codepushgo/contract';
import { mutate } from '#audit';
import { authoriseOperator, isOrganisation, lockOrganisation, organisations } from '#organisations';
import type { OrganisationRow } from '#organisations';
import { eq, max } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { billingOf } from './billing-of.ts';
import type { Facts } from './facts.ts';
import { loadFactsOf } from './load-facts.ts';
import { customerNotFound } from './refusals.ts';
import { billingChanges } from './schema.ts';

/** What a change is planned from. */
export interface Scene {
  facts: Facts;
  org: OrganisationRow;
  now: Date;
  tx: Tx;
}

/** What every change names. */
export interface ChangeRequest {
  /** Slug or id of the organisation. */
  customer: string;
  reason: string;
}

/**
 * Appends one change to a customer's history, as an operator: planned from the facts, one at a time for each
 * customer, and told to the customer's audit log.
 *
 * @param plan says the change, or throws a Problem
 * @returns where the customer stands then
 */
export async function changeBilling(
  ctx: Ctx,
  { customer, reason }: ChangeRequest,
  plan: (scene: Scene) => BillingChange | Promise<BillingChange>,
): Promise<Billing> {
  const { accountId: by, permit } = authoriseOperator(ctx.actor, 'customer.update', 'full');
  const { id } = await findCustomer(ctx.db, customer);
  return mutate(ctx, permit, async (tx) => {
    const org = await lockOrganisation(tx, id, 'no key update');
    const now = ctx.clock.now();
    const facts = await loadFactsOf(ctx, tx, org, now);
    const change = await plan({ facts, org, now, tx });
    const [last] = await tx
      .select({ number: max(billingChanges.number) })
      .from(billingChanges)
      .where(eq(billingChanges.orgId, org.id));
    const number = (last?.number ?? 0) + 1;
    await tx.insert(billingChanges).values({ orgId: org.id, number, at: now, by, reason, change });
    await ctx.news.coverageChanged(ctx, tx, org.id);
    const { kind: action, ...details } = change;
    return {
      result: billingOf(await loadFactsOf(ctx, tx, org, now), now),
      audit: {
        action,
        orgId: org.id,
        targetType: 'organisation',
        targetId: org.id,
        details: 'holidays' in details ? { ...details, holidays: details.holidays.length } : details,
      },
    };
  });
}

/**
 * A living organisation, for an operator.
 *
 * @throws Problem `not-found`
 * @example const org = await findCustomer(ctx.db, 'acme');
 */
export async function findCustomer(db: Db | Tx, slugOrId: string): Promise<OrganisationRow> {
  const [org] = await db.select().from(organisations).where(isOrganisation(slugOrId));
  if (!org) throw customerNotFound(slugOrId);
  return org;
}
