import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import type { OrganisationRow } from './organisation-access.ts';
import { organisationNotFound } from './refusals.ts';
import { organisations } from './schema.ts';

/**
 * Holds an organisation until the transaction ends, so that it is not deleted meanwhile.
 * Take locks from the outside in: organisation, project, app, channel.
 *
 * @param strength `share` to add something to it; `no key update` to judge its members, move or delete: it waits
 *   for the others, yet not for rows of other tables that merely refer to the organisation
 * @throws Problem `not-found` when it was deleted
 * @example const { slug } = await lockOrganisation(tx, org.id, 'share'); // 'acme'
 */
export async function lockOrganisation(
  tx: Tx,
  orgId: string,
  strength: 'share' | 'no key update',
): Promise<OrganisationRow> {
  const [row] = await tx
    .select()
    .from(organisations)
    .where(and(eq(organisations.id, orgId), isNull(organisations.deletedAt)))
    .for(strength);
  if (!row) throw organisationNotFound(orgId);
  return row;
}
