import type { Billing } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { changeBilling, type ChangeRequest } from './change-billing.ts';
import { livingContract } from './contract-terms.ts';
import { notBefore, unfit } from './refusals.ts';

/**
 * Ends a contract before its term does, now or at a later instant; one that has not begun is called off.
 *
 * @throws Problem `not-found`; `invalid-input` for an end behind the term's; `conflict` when it has ended
 * @example await endContract(ctx, { customer: 'acme', contract: 'ctr_01kb3q', reason: 'Cancelled by the customer' });
 */
export async function endContract(
  ctx: Ctx,
  input: ChangeRequest & { contract: string; at?: string | undefined },
): Promise<Billing> {
  return changeBilling(ctx, input, ({ facts, now }) => {
    const contract = livingContract(facts.contracts, input.contract, now);
    const at = notBefore(now, input.at, '/at');
    if (at > contract.to) throw unfit('/at', 'must not lie behind the end of the term; amend the contract');
    const to = at < contract.from ? contract.from : at;
    return { kind: 'contract.ended', contractId: contract.id, to: to.toISOString() };
  });
}
