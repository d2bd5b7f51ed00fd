import { and, eq } from 'drizzle-orm';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { permitOwnChange, requireAccount } from './policy.ts';
import { accessKeys, loginSessions } from './schema.ts';

/**
 * Signs one browser or CLI of the account out.
 *
 * @param id as {@link listSessions} tells it
 * @throws Problem `not-found`, `scope-too-small`
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
    const session = and(eq(loginSessions.id, id), eq(loginSessions.accountId, accountId));
    const gone = [
      ...(await tx.delete(accessKeys).where(key).returning({ id: accessKeys.id })),
      ...(await tx.delete(loginSessions).where(session).returning({ id: loginSessions.id })),
    ];
    if (gone.length === 0)
      throw new Problem('not-found', 'There is no such session. It may have ended already.');
    return {
      result: undefined,
      audit: { action: 'session.deleted', orgId: null, targetType: 'session', targetId: id },
    };
  });
}
