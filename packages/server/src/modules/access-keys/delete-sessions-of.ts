import { and, eq } from 'drizzle-orm';
import { permitOwnChange, requireAccount } from '#accounts';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { accessKeys } from './schema.ts';

/**
 * Signs a machine out: removes the account's CLI sessions of that name. Other keys made there stay.
 *
 * @returns how many there were
 * @throws Problem `not-found` when there is none
 * @example await deleteSessionsOf(ctx, 'zoes-laptop'); // 1
 */
export async function deleteSessionsOf(ctx: Ctx, machine: string): Promise<number> {
  const permit = permitOwnChange(ctx.actor);
  const { accountId } = requireAccount(ctx.actor);
  return mutate(ctx, permit, async (tx) => {
    const mine = and(eq(accessKeys.accountId, accountId), eq(accessKeys.isSession, true));
    const gone = await tx
      .delete(accessKeys)
      .where(and(mine, eq(accessKeys.createdBy, machine)))
      .returning({ id: accessKeys.id });
    if (gone.length === 0)
      throw new Problem('not-found', `There are no sessions associated with "${machine.slice(0, 200)}."`);
    const target = { targetType: 'account', targetId: accountId };
    const details = { accessKeyIds: gone.map(({ id }) => id) };
    return { result: gone.length, audit: { action: 'session.deleted', orgId: null, ...target, details } };
  });
}
