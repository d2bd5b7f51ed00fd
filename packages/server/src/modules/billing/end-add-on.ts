import type { Billing } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { lasts } from './billing-of.ts';
import { changeBilling, type ChangeRequest } from './change-billing.ts';
import { clash, notBefore, type BillingRefusal } from './refusals.ts';

/**
 * Ends an add-on, now or at a later instant; one that has not begun is called off.
 *
 * @throws Problem `not-found`; `conflict` when it has ended
 * @example await endAddOn(ctx, { customer: 'acme', addOn: 'adn_01kb3q', reason: 'Asked for by the customer' });
 */
export async function endAddOn(
  ctx: Ctx,
  input: ChangeRequest & { addOn: string; at?: string | undefined },
): Promise<Billing> {
  return changeBilling(ctx, input, ({ facts, now }) => {
    const addOn = facts.organisation.addOns.find(({ id }) => id === input.addOn);
    if (!addOn)
      throw new Problem('not-found', `The customer has no add-on "${input.addOn}".`, {
        reason: 'add-on-not-found' satisfies BillingRefusal,
      });
    if (!lasts(addOn, now)) throw clash('has-ended', 'The add-on has ended already.');
    const at = notBefore(now, input.at, '/at');
    const to = at < addOn.from ? addOn.from : at;
    return { kind: 'add-on.ended', addOnId: addOn.id, to: to.toISOString() };
  });
}
