import { permitOwnChange, requireAccount } from '#accounts';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { endLogIns } from './end-log-ins.ts';

/**
 * Signs the account out everywhere but where it asks from.
 *
 * @returns how many browsers and CLIs there were
 * @throws Problem `not-signed-in`, `scope-too-small`
 */
export async function deleteOtherSessions(ctx: Ctx): Promise<number> {
  const permit = permitOwnChange(ctx.actor);
  const actor = requireAccount(ctx.actor);
  return mutate(ctx, permit, async (tx) => {
    const deleted = await endLogIns(tx, actor.accountId, actor);
    const target = { targetType: 'account', targetId: actor.accountId };
    const audit = { action: 'session.deleted', orgId: null, ...target, details: { deleted } };
    return { result: deleted, audit: deleted > 0 ? audit : null };
  });
}
