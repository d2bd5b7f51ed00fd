import type { Billing } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { changeBilling, type ChangeRequest } from './change-billing.ts';
import { livingContract, toTerms, type GivenTerms } from './contract-terms.ts';

type Amendment = { [K in keyof GivenTerms]?: GivenTerms[K] | undefined };

/**
 * Changes the terms of a contract from now on; what is left out stays. The beginning of the term stays.
 *
 * @throws Problem `not-found`; `invalid-input` for an end in the past; `conflict` when it has ended or would overlap
 * @example
 * await amendContract(ctx, {
 *   customer: 'acme',
 *   contract: 'ctr_01kb3q',
 *   to: '2029-01-01T00:00:00Z',
 *   reason: 'Prolonged by a year',
 * });
 */
export async function amendContract(
  ctx: Ctx,
  input: ChangeRequest & { contract: string } & Amendment,
): Promise<Billing> {
  return changeBilling(ctx, input, ({ facts, now }) => {
    const before = livingContract(facts.contracts, input.contract, now);
    const contract = {
      ...before,
      to: input.to === undefined ? before.to : new Date(input.to),
      monthlyFeeMicroUsd: input.monthlyFeeMicroUsd ?? before.monthlyFeeMicroUsd,
      responseRow: input.responseRow ?? before.responseRow,
      timeZone: input.timeZone ?? before.timeZone,
      holidays: input.holidays ?? before.holidays,
      hours: input.hours === undefined ? before.hours : input.hours,
      resolutionTimes: input.resolutionTimes ?? before.resolutionTimes,
    };
    return { kind: 'contract.amended', ...toTerms(contract, facts.contracts, now) };
  });
}
