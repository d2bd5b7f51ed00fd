import type { SlaClaim } from '@codepushgo/contract';
import { and, eq } from 'drizzle-orm';
import { mutate, type Permit } from '#audit';
import { lockOrganisation } from '#organisations';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { statusOf, toClaim } from './claim-shape.ts';
import type { ClaimRow } from './make-claim.ts';
import { claimLapsed, claimNotFound, claimSettled } from './refusals.ts';
import { slaClaims } from './schema.ts';

/** A step of a claim. */
export interface Step {
  orgId: string;
  claimId: string;
  from: 'ready' | 'confirmed';
  action: 'sla-claim.confirmed' | 'sla-claim.approved' | 'sla-claim.declined';
  set: Partial<ClaimRow>;
  /** What the step brings, in its transaction. */
  alongside?(tx: Tx, claim: ClaimRow): Promise<void>;
}

/**
 * Takes a claim one step on, one step at a time in each organisation.
 *
 * @throws Problem `not-found`; `conflict` when it is not where the step begins, or has lapsed
 */
export async function changeClaim(ctx: Ctx, permit: Permit, step: Step): Promise<SlaClaim> {
  const { orgId, claimId } = step;
  const isIt = and(eq(slaClaims.orgId, orgId), eq(slaClaims.id, claimId));
  return mutate(ctx, permit, async (tx) => {
    await lockOrganisation(tx, orgId, 'no key update');
    const [before] = await tx.select().from(slaClaims).where(isIt);
    if (!before) throw claimNotFound(claimId);
    const now = ctx.clock.now();
    const status = statusOf(before, now);
    if (status === 'lapsed') throw claimLapsed(before.deadline.toISOString());
    if (status !== step.from) throw claimSettled(status, step.from);
    const [claim] = await tx.update(slaClaims).set(step.set).where(isIt).returning();
    await step.alongside?.(tx, claim!);
    const { month, revision, creditCents } = claim!;
    return {
      result: toClaim(claim!, now),
      audit: {
        action: step.action,
        orgId,
        targetType: 'sla-claim',
        targetId: claimId,
        details: { month, revision, creditCents },
      },
    };
  });
}
