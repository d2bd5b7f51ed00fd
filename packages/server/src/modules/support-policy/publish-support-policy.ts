import type { PublishedPolicy } from '@codepushgo/contract';
import { mutate } from '#audit';
import { authoriseOperator } from '#organisations';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { newestPolicy, toPublished, type Policy } from './policies.ts';
import { assertRevision, closeDraft, findDraft } from './policy-draft.ts';
import { supportPolicies } from './schema.ts';

/**
 * Publishes the draft as the next version; the draft is gone then. Requests keep the version that judged them, and
 * running promises the one that they began under.
 *
 * @param input `revision`: the draft that was looked at
 * @throws Problem `conflict` when the draft is another one, or the version would begin before one that is published;
 *   `invalid-input` when it would begin in the past
 * @example await publishSupportPolicy(ctx, { revision: draft.revision, note: 'Mail answered on Saturdays' });
 */
export async function publishSupportPolicy(
  ctx: Ctx,
  input: { revision: number; effectiveFrom?: string | undefined; note: string },
): Promise<PublishedPolicy> {
  const { accountId, permit } = authoriseOperator(ctx.actor, 'support-policy.publish', 'full');
  const now = ctx.clock.now();
  const effectiveFrom = input.effectiveFrom ? new Date(input.effectiveFrom) : now;
  if (effectiveFrom < now) throw beginsInThePast();
  return mutate(ctx, permit, async (tx) => {
    // One at a time, so that versions are numbered without gaps and in the order of their beginnings.
    await tx.execute(sql`LOCK TABLE ${supportPolicies} IN EXCLUSIVE MODE`);
    const draft = await findDraft(tx, true);
    assertRevision(draft, input.revision);
    if (!draft?.policy) throw new Problem('conflict', 'There is no draft. Write one first.');
    const last = await newestPolicy(tx);
    if (effectiveFrom < last.effectiveFrom) throw beginsBefore(last);
    const row = {
      version: last.version + 1,
      policy: draft.policy,
      effectiveFrom,
      note: input.note,
      publishedBy: accountId,
      publishedAt: now,
    };
    await tx.insert(supportPolicies).values(row);
    await closeDraft(tx, draft);
    return {
      result: toPublished(row),
      audit: {
        action: 'support-policy.published',
        orgId: null,
        targetType: 'support-policy',
        targetId: String(row.version),
        details: { version: row.version, effectiveFrom: effectiveFrom.toISOString() },
      },
    };
  });
}

function beginsInThePast(): Problem {
  const detail = 'must not lie in the past; leave it out to begin at once';
  return new Problem('invalid-input', `The policy cannot be published: /effectiveFrom ${detail}.`, {
    errors: [{ pointer: '/effectiveFrom', detail }],
  });
}

function beginsBefore(last: Policy): Problem {
  const effectiveFrom = last.effectiveFrom.toISOString();
  return new Problem(
    'conflict',
    `Version ${last.version} begins at ${effectiveFrom}. A later version cannot begin before it.`,
    { version: last.version, effectiveFrom },
  );
}
