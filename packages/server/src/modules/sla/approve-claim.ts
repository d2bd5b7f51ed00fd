import type { SlaClaim } from '@codepushgo/contract';
import { findCustomer } from '#billing';
import { authoriseOperator } from '#organisations';
import type { Ctx } from '../../context.ts';
import { changeClaim } from './change-claim.ts';
import { creditClaim } from './credit-account.ts';
import { tellClaim } from './tell-claim.ts';

/**
 * Approves a confirmed claim, as an operator: its credit goes onto the organisation's account, once.
 *
 * @throws Problem `not-found`; `conflict` when it is not confirmed
 * @example await approveClaim(ctx, { customer: 'acme', claim: 'clm_01kb3q' });
 */
export async function approveClaim(ctx: Ctx, input: { customer: string; claim: string }): Promise<SlaClaim> {
  const { accountId, permit } = authoriseOperator(ctx.actor, 'sla-claim.approve', 'full');
  const { id: orgId } = await findCustomer(ctx.db, input.customer);
  const now = ctx.clock.now();
  return changeClaim(ctx, permit, {
    orgId,
    claimId: input.claim,
    from: 'confirmed',
    action: 'sla-claim.approved',
    set: { status: 'approved', decidedAt: now, decidedBy: accountId },
    alongside: async (tx, claim) => {
      const balanceCents = await creditClaim(tx, claim, accountId, now);
      await tellClaim(ctx, tx, claim, accountId, { type: 'sla-claim.approved', balanceCents });
    },
  });
}
