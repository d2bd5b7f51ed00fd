import type { Billing } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { changeBilling, type ChangeRequest } from './change-billing.ts';
import { creditsAt } from './coverage.ts';
import { clash, unfit } from './refusals.ts';

// Far below 2⁵³, so that balances stay exact.
const MOST_MICRO_USD = 1e15;

/**
 * Grants credits, or corrects what was granted. The ledger is only appended to, and never falls below zero.
 *
 * @param input `amountMicroUsd` below 0 takes away, in corrections alone
 * @throws Problem `invalid-input`; `conflict` when the balance would leave its range
 * @example
 * await changeCredits(ctx, { customer: 'acme', kind: 'grant', amountMicroUsd: 25_000_000, reason: 'Order 1042' });
 */
export async function changeCredits(
  ctx: Ctx,
  input: ChangeRequest & { kind: 'grant' | 'correction'; amountMicroUsd: number },
): Promise<Billing> {
  const { kind, amountMicroUsd } = input;
  if (amountMicroUsd === 0) throw unfit('/amountMicroUsd', 'must not be 0');
  if (kind === 'grant' && amountMicroUsd < 0)
    throw unfit('/amountMicroUsd', 'must be above 0; take credits away by a correction');
  return changeBilling(ctx, input, ({ facts, now }) => {
    const before = creditsAt(facts.organisation, now);
    const balanceMicroUsd = before + amountMicroUsd;
    if (balanceMicroUsd < 0 || balanceMicroUsd > MOST_MICRO_USD)
      throw clash(
        'credits-out-of-range',
        `The balance is ${before} micro-dollars; it cannot become ${balanceMicroUsd}.`,
        { balanceMicroUsd: before },
      );
    return {
      kind: kind === 'grant' ? 'credits.granted' : 'credits.corrected',
      amountMicroUsd,
      balanceMicroUsd,
    };
  });
}
