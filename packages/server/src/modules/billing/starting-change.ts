import type { BillingChange } from '@codepushgo/contract';
import { catalogueAt } from '#plans';
import type { Ctx, News } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { billingChanges } from './schema.ts';

/** The change that puts an organisation founded at this instant on its first plan. */
export async function startingChange(ctx: Ctx, db: Db | Tx, foundedAt: Date): Promise<BillingChange> {
  const { version, catalogue } = await catalogueAt(db, foundedAt);
  const { plans } = catalogue;
  const { id } = plans.find((plan) => plan.id === ctx.config.defaultPlan) ?? plans[0]!;
  return {
    kind: 'plan.set',
    plan: id,
    catalogueVersion: version,
    interval: null,
    support: null,
    from: foundedAt.toISOString(),
  };
}

/** A new organisation gets its first plan in the transaction that founds it. */
export const startPlan: News['organisationFounded'] = async (ctx, tx, org) => {
  await tx.insert(billingChanges).values({
    orgId: org.id,
    number: 1,
    at: org.createdAt,
    by: null,
    reason: null,
    change: await startingChange(ctx, tx, org.createdAt),
  });
};
