import { and, eq } from 'drizzle-orm';
import { deleteSessionKeys } from '#access-keys';
import { permitOwnChange, requireAccount } from '#accounts';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { loginSessions } from './schema.ts';

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
    const keys = await deleteSessionKeys(tx, accountId, { id });
    const hasEnded = keys.length > 0 || (await endBrowserSession(tx, accountId, id));
    if (!hasEnded) throw new Problem('not-found', 'There is no such session. It may have ended already.');
    return {
      result: undefined,
      audit: { action: 'session.deleted', orgId: null, targetType: 'session', targetId: id },
    };
  });
}

async function endBrowserSession(tx: Tx, accountId: string, id: string): Promise<boolean> {
  const session = and(eq(loginSessions.id, id), eq(loginSessions.accountId, accountId));
  const gone = await tx.delete(loginSessions).where(session).returning({ id: loginSessions.id });
  return gone.length > 0;
}
