import type { SlaClaim } from '@codepushgo/contract';
import { findCustomer } from '#billing';
import { authoriseOperator } from '#organisations';
import type { Ctx } from '../../context.ts';
import { changeClaim } from './change-claim.ts';
import { tellClaim } from './tell-claim.ts';

/**
 * Declines a confirmed claim with a reason that the customer reads, as an operator.
 *
 * @throws Problem `not-found`; `conflict` when it is not confirmed
 * @example await declineClaim(ctx, { customer: 'acme', claim: 'clm_01kb3q', reason: 'Paid out already in October' });
 */
export async function declineClaim(
  ctx: Ctx,
  { customer, claim: claimId, reason }: { customer: string; claim: string; reason: string },
): Promise<SlaClaim> {
  const { accountId, permit } = authoriseOperator(ctx.actor, 'sla-claim.decline', 'full');
  const { id: orgId } = await findCustomer(ctx.db, customer);
  return changeClaim(ctx, permit, {
    orgId,
    claimId,
    from: 'confirmed',
    action: 'sla-claim.declined',
    set: { status: 'declined', decidedAt: ctx.clock.now(), decidedBy: accountId, reason },
    alongside: (tx, claim) => tellClaim(ctx, tx, claim, accountId, { type: 'sla-claim.declined', reason }),
  });
}
