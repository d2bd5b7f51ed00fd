import { isOrganisation, organisations, type OrganisationRow } from '#organisations';
import type { Db, Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';

/**
 * A living organisation by slug or id, for staff.
 *
 * @throws Problem `not-found`
 * @example const { id } = await findOrganisation(ctx.db, 'acme');
 */
export async function findOrganisation(db: Db | Tx, named: string): Promise<OrganisationRow> {
  const [row] = await db.select().from(organisations).where(isOrganisation(named));
  if (row) return row;
  throw new Problem('not-found', `Organisation "${named}" does not exist.`);
}
