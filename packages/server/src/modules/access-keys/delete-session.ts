import { and, eq } from 'drizzle-orm';
import { endBrowserSession, permitOwnChange, requireAccount } from '#accounts';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { accessKeys } from './schema.ts';

/**
 * Signs one browser or CLI of the account out.
 *
 * @param id as {@link listSessions} tells it
 * @throws Problem `not-found`, `scope-too-small`
 * @example
 * const { items } = await listSessions(ctx, { limit: 50 });
 * for (const { id } of items) await deleteSession(ctx, id);
 */
export async function deleteSession(ctx: Ctx, id: string): Promise<void> {
  const permit = permitOwnChange(ctx.actor);
  const { accountId } = requireAccount(ctx.actor);
  await mutate(ctx, permit, async (tx) => {
    const key = and(
      eq(accessKeys.id, id),
      eq(accessKeys.accountId, accountId),
      eq(accessKeys.isSession, true),
    );
    const keys = await tx.delete(accessKeys).where(key).returning({ id: accessKeys.id });
    const hasEnded = keys.length > 0 || (await endBrowserSession(tx, accountId, id));
    if (!hasEnded) throw new Problem('not-found', 'There is no such session. It may have ended already.');
    return {
      result: undefined,
      audit: { action: 'session.deleted', orgId: null, targetType: 'session', targetId: id },
    };
  });
}
