import { and, eq, gt } from 'drizzle-orm';
import { requireAccount } from '#accounts';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import type { AccessKeyRow } from './insert-access-key.ts';
import { accessKeys } from './schema.ts';

/**
 * The keys of the signed-in account, oldest first; expired ones and sessions of CLIs are among them.
 *
 * @param page left out: all keys at once (an account has at most 1,000)
 * @example const { items, nextCursor } = await listAccessKeys(ctx, { limit: 50 });
 */
export async function listAccessKeys(
  ctx: Ctx,
  page: PageRequest = { limit: 1000 },
): Promise<Page<AccessKeyRow>> {
  const { accountId } = requireAccount(ctx.actor);
  const after = afterCursor(page.cursor);
  const rows = await ctx.db
    .select()
    .from(accessKeys)
    .where(and(eq(accessKeys.accountId, accountId), after ? gt(accessKeys.id, after) : undefined))
    .orderBy(accessKeys.id)
    .limit(page.limit + 1);
  return toPage(rows, page.limit, (row) => row.id);
}
