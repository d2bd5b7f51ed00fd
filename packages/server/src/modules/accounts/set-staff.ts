import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { accounts } from './schema.ts';

/**
 * Makes somebody an agent, or ends that. Every request reads it anew, so it holds at once, for sessions and keys too.
 *
 * @example await setStaff(ctx, tx, account.id, 'agent');
 */
export async function setStaff(ctx: Ctx, tx: Tx, accountId: string, staff: 'agent' | null): Promise<void> {
  await tx.update(accounts).set({ staff, updatedAt: ctx.clock.now() }).where(eq(accounts.id, accountId));
}
