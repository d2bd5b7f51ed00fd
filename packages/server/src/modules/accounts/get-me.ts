import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { AccountRow } from './insert-account.ts';
import { requireAccount } from './policy.ts';
import { accounts } from './schema.ts';

/**
 * The signed-in account.
 *
 * @throws Problem `not-signed-in`
 * @example const { email, userName } = await getMe(ctx);
 */
export async function getMe(ctx: Ctx): Promise<AccountRow> {
  const { accountId } = requireAccount(ctx.actor);
  const [row] = await ctx.db.select().from(accounts).where(eq(accounts.id, accountId));
  return row!;
}
