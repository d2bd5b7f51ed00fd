import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import type { AccessKeyRow } from './insert-access-key.ts';
import { accessKeys } from './schema.ts';

/**
 * Removes a key that works in one organisation alone, whoever's it is. The caller has judged and audits.
 *
 * @returns the removed row; undefined when the organisation has no such key
 * @example
 * const removed = await deleteOrganisationKey(tx, org.id, 'id of the key');
 * removed?.name; // 'ci'
 */
export async function deleteOrganisationKey(
  tx: Tx,
  orgId: string,
  keyId: string,
): Promise<AccessKeyRow | undefined> {
  const bound = eq(sql`(${accessKeys.scope} ->> 'organisationId')`, orgId);
  const [row] = await tx
    .delete(accessKeys)
    .where(and(eq(accessKeys.id, keyId), bound))
    .returning();
  return row;
}
