import type { PolicyDraft } from '@codepushgo/contract';
import { authoriseOperator } from '#organisations';
import type { Ctx } from '../../context.ts';
import { findDraft, toDraft } from './policy-draft.ts';

/** The draft of the next version; without one the newest version, with revision 0. */
export async function getPolicyDraft(ctx: Ctx): Promise<PolicyDraft> {
  authoriseOperator(ctx.actor, 'support-policy.read', 'read');
  return toDraft(ctx.db, await findDraft(ctx.db));
}
