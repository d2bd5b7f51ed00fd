import type { Billing } from '@codepushgo/contract';
import { catalogueAt } from '#plans';
import type { Ctx } from '../../context.ts';
import { newId } from '../../platform/ids.ts';
import { changeBilling, type ChangeRequest } from './change-billing.ts';
import { toTerms, type GivenTerms } from './contract-terms.ts';
import { clash } from './refusals.ts';

/**
 * Enters an Enterprise contract. Its term may have begun; it covers from now on.
 *
 * @throws Problem `invalid-input` for a term that is over or empty; `conflict` when terms would overlap
 * @example
 * const term = { from: '2027-01-01T00:00:00Z', to: '2028-01-01T00:00:00Z', monthlyFeeMicroUsd: 249_000_000 };
 * const hours = { responseRow: 'priority_plus', timeZone: 'Europe/Paris', holidays: [] } as const;
 * await makeContract(ctx, { customer: 'acme', ...term, ...hours, holidays: [], reason: 'Signed in December' });
 */
export async function makeContract(
  ctx: Ctx,
  input: ChangeRequest & GivenTerms & { from: string },
): Promise<Billing> {
  const { customer: _, reason: __, ...given } = input;
  return changeBilling(ctx, input, async ({ facts, now, tx }) => {
    const { version, catalogue } = await catalogueAt(tx, now);
    const plan = catalogue.plans.find(({ basis }) => basis === 'contract');
    if (!plan) throw clash('needs-contract', 'The present catalogue has no plan for contracts.');
    const contract = {
      ...given,
      id: newId('ctr', ctx.clock),
      plan,
      catalogueVersion: version,
      from: new Date(input.from),
      to: new Date(input.to),
    };
    return { kind: 'contract.made', ...toTerms(contract, facts.contracts, now) };
  });
}
