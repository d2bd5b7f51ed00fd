import { mutate } from '#audit';
import { authoriseOperator } from '#organisations';
import type { Ctx } from '../../context.ts';
import { closeDraft, DRAFT_ID, findDraft } from './policy-draft.ts';

/** Throws the draft away; where there is none, nothing happens. */
export async function discardPolicyDraft(ctx: Ctx): Promise<void> {
  const { permit } = authoriseOperator(ctx.actor, 'support-policy.edit', 'full');
  await mutate(ctx, permit, async (tx) => {
    const before = await findDraft(tx, true);
    if (!before?.policy) return { result: undefined, audit: null };
    await closeDraft(tx, before);
    return {
      result: undefined,
      audit: {
        action: 'support-policy.draft-discarded',
        orgId: null,
        targetType: 'support-policy',
        targetId: DRAFT_ID,
        details: { revision: before.revision },
      },
    };
  });
}
