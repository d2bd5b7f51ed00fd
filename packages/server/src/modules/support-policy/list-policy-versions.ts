import type { PublishedPolicy } from '@codepushgo/contract';
import { authoriseOperator } from '#organisations';
import { desc, lt } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { seedPolicy, toPublished } from './policies.ts';
import { supportPolicies } from './schema.ts';

/** All versions of the policy, newest first, those to come included. */
export async function listPolicyVersions(ctx: Ctx, input: PageRequest): Promise<Page<PublishedPolicy>> {
  authoriseOperator(ctx.actor, 'support-policy.read', 'read');
  const before = afterCursor(input.cursor);
  const rows = await ctx.db
    .select()
    .from(supportPolicies)
    .where(before === undefined ? undefined : lt(supportPolicies.version, Number(before) || 0))
    .orderBy(desc(supportPolicies.version))
    .limit(input.limit + 1);
  // The oldest of all comes last, and only once.
  const isOldest = rows.length <= input.limit && before !== String(seedPolicy.version);
  return toPage([...rows, ...(isOldest ? [seedPolicy] : [])].map(toPublished), input.limit, (row) =>
    String(row.version),
  );
}
