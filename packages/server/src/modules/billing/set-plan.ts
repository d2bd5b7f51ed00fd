import type { Billing, Plan, SupportTerms } from '@codepushgo/contract';
import { catalogueAt } from '#plans';
import type { Ctx } from '../../context.ts';
import { changeBilling, type ChangeRequest } from './change-billing.ts';
import { clash, notBefore, unfit } from './refusals.ts';

interface PlanRequest extends ChangeRequest {
  plan: string;
  interval?: 'month' | 'year' | undefined;
  support?: SupportTerms | undefined;
  from?: string | undefined;
}

/**
 * Puts a customer on a plan, by the catalogue that is offered when it begins. The last word holds: whatever was set
 * before for a later instant does not come any more.
 *
 * @throws Problem `invalid-input` when the plan is not offered or the rest does not fit it; `conflict` for a plan
 *   that comes by contract
 * @example
 * await setPlan(ctx, { customer: 'acme', plan: 'team', interval: 'year', reason: 'Order 1042' });
 */
export async function setPlan(ctx: Ctx, input: PlanRequest): Promise<Billing> {
  return changeBilling(ctx, input, async ({ now, tx }) => {
    const from = notBefore(now, input.from, '/from');
    const { version, catalogue } = await catalogueAt(tx, from);
    const plan = catalogue.plans.find(({ id }) => id === input.plan);
    if (!plan)
      throw unfit('/plan', `must be one of ${catalogue.plans.map(({ id }) => id).join(', ')} at that time`);
    assertFits(plan, input);
    return {
      kind: 'plan.set',
      plan: plan.id,
      catalogueVersion: version,
      interval: input.interval ?? null,
      support: input.support ?? null,
      from: from.toISOString(),
    };
  });
}

function assertFits(plan: Plan, { interval, support }: PlanRequest): void {
  if (plan.basis === 'contract')
    throw clash('needs-contract', `The plan "${plan.id}" comes by contract. Enter the contract instead.`);
  if (plan.price && !interval) throw unfit('/interval', 'must be month or year, for the plan has a price');
  if (!plan.price && interval) throw unfit('/interval', 'must be left out, for the plan has no price');
  if (support && plan.basis !== 'operator')
    throw unfit('/support', 'must be left out, for the plan itself says what support it brings');
}
