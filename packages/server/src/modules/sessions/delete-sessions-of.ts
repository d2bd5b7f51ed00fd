import { deleteSessionKeys } from '#access-keys';
import { permitOwnChange, requireAccount } from '#accounts';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';

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
    const gone = await deleteSessionKeys(tx, accountId, { machine });
    if (gone.length === 0)
      throw new Problem('not-found', `There are no sessions associated with "${machine.slice(0, 200)}."`);
    const target = { targetType: 'account', targetId: accountId };
    const details = { accessKeyIds: gone };
    return { result: gone.length, audit: { action: 'session.deleted', orgId: null, ...target, details } };
  });
}
