import { sql } from 'drizzle-orm';
import { organisations } from '#organisations';
import type { Db, Tx } from '../../platform/db.ts';
import { billingChanges } from './schema.ts';

/**
 * Living organisations that ever had a contract; whether one holds is judged by its facts.
 *
 * @example const orgIds = await contractHolders(ctx.db);
 */
export async function contractHolders(db: Db | Tx): Promise<string[]> {
  const { change, orgId } = billingChanges;
  const rows = await db
    .select({ id: organisations.id })
    .from(organisations)
    .where(
      sql`${organisations.deletedAt} IS NULL AND ${organisations.id} IN
        (SELECT ${orgId} FROM ${billingChanges} WHERE ${change} ->> 'kind' = 'contract.made')`,
    )
    .orderBy(organisations.id);
  return rows.map(({ id }) => id);
}
