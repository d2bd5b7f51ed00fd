import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { accessKeys } from './schema.ts';

/**
 * Deletes the keys that command lines of an account hold after a log-in; keys that the person made by name stay.
 * The caller has judged and audits.
 *
 * @param which the one of this id, those of one machine, or all but one; all of them when left out
 * @returns the ids of the deleted keys
 * @example await deleteSessionKeys(tx, account.id, { machine: 'zoes-laptop' });
 */
export async function deleteSessionKeys(
  tx: Tx,
  accountId: string,
  which: { id?: string; machine?: string; but?: string | undefined } = {},
): Promise<string[]> {
  const { id, machine, but } = which;
  const gone = await tx
    .delete(accessKeys)
    .where(
      and(
        eq(accessKeys.accountId, accountId),
        eq(accessKeys.isSession, true),
        id === undefined ? undefined : eq(accessKeys.id, id),
        but === undefined ? undefined : ne(accessKeys.id, but),
        machine === undefined ? undefined : eq(accessKeys.createdBy, machine),
      ),
    )
    .returning({ id: accessKeys.id });
  return gone.map((row) => row.id);
}
