import type { SlaClaim } from '@codepushgo/contract';
import { authorise, organisationAccess } from '#organisations';
import type { Ctx } from '../../context.ts';
import { changeClaim } from './change-claim.ts';

/**
 * Confirms a claim that the platform filled in, as owner, admin or with the role billing.
 *
 * @throws Problem `conflict` when its time is over, or it was confirmed already
 * @example await confirmClaim(ctx, { org: 'acme', claim: 'clm_01kb3q' });
 */
export async function confirmClaim(ctx: Ctx, input: { org: string; claim: string }): Promise<SlaClaim> {
  const { org, access } = await organisationAccess(ctx, input.org);
  const permit = authorise(access, 'credit.claim');
  return changeClaim(ctx, permit, {
    orgId: org.id,
    claimId: input.claim,
    from: 'ready',
    action: 'sla-claim.confirmed',
    set: { status: 'confirmed', confirmedAt: ctx.clock.now(), confirmedBy: access.actor.accountId },
  });
}
