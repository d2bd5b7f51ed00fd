import { and, eq, ne } from 'drizzle-orm';
import { deleteSessionKeys } from '#access-keys';
import type { AccountActor } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { loginSessions } from './schema.ts';

/**
 * Signs every browser and command line of an account out; keys that a person made by name go on.
 *
 * @param but who stays signed in
 * @returns how many log-ins ended
 */
export async function endLogIns(tx: Tx, accountId: string, but?: AccountActor): Promise<number> {
  const here = but?.sessionId;
  const browsers = await tx
    .delete(loginSessions)
    .where(
      and(
        eq(loginSessions.accountId, accountId),
        here === undefined ? undefined : ne(loginSessions.id, here),
      ),
    )
    .returning({ id: loginSessions.id });
  const keys = await deleteSessionKeys(tx, accountId, { but: but?.accessKeyId ?? undefined });
  return browsers.length + keys.length;
}
