import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { loginSessions } from './schema.ts';

/**
 * Signs one browser of an account out. The caller has judged and audits.
 *
 * @returns false when the account has no such session
 * @example const wasThere = await endBrowserSession(tx, account.id, 'id of the session');
 */
export async function endBrowserSession(tx: Tx, accountId: string, id: string): Promise<boolean> {
  const session = and(eq(loginSessions.id, id), eq(loginSessions.accountId, accountId));
  const gone = await tx.delete(loginSessions).where(session).returning({ id: loginSessions.id });
  return gone.length > 0;
}
