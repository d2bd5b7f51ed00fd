import type { PolicyDraft, SupportPolicy } from '@codepushgo/contract';
import { mutate } from '#audit';
import { authoriseOperator } from '#organisations';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { newestPolicy } from './policies.ts';
import { assertRevision, DRAFT_ID, findDraft, toDraft } from './policy-draft.ts';
import { supportPolicyDrafts } from './schema.ts';

/**
 * Writes the draft, if nobody else did since it was read.
 *
 * @throws Problem `conflict` when somebody did
 * @example await savePolicyDraft(ctx, { policy, revision: 0 }); // begins one
 */
export async function savePolicyDraft(
  ctx: Ctx,
  { policy, revision }: { policy: SupportPolicy; revision: number },
): Promise<PolicyDraft> {
  const { accountId, permit } = authoriseOperator(ctx.actor, 'support-policy.edit', 'full');
  return mutate(ctx, permit, async (tx) => {
    // A row that is not there yet cannot be locked.
    await tx.execute(sql`LOCK TABLE ${supportPolicyDrafts} IN EXCLUSIVE MODE`);
    const before = await findDraft(tx, true);
    assertRevision(before, revision);
    const row = {
      id: DRAFT_ID,
      policy,
      revision: revision + 1,
      basedOn: before?.policy ? before.basedOn : (await newestPolicy(tx)).version,
      updatedAt: ctx.clock.now(),
      updatedBy: accountId,
    };
    await tx
      .insert(supportPolicyDrafts)
      .values(row)
      .onConflictDoUpdate({ target: supportPolicyDrafts.id, set: row });
    return {
      result: await toDraft(tx, row),
      audit: {
        action: before?.policy ? 'support-policy.draft-changed' : 'support-policy.draft-begun',
        orgId: null,
        targetType: 'support-policy',
        targetId: DRAFT_ID,
        details: { revision: row.revision, basedOn: row.basedOn },
      },
    };
  });
}
