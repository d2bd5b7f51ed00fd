import {
  organisationMembers,
  personalOrganisation,
  type OrganisationRefusal,
  type OrganisationRow,
} from '#organisations';
import { and, count, eq } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';

/**
 * Refuses to take the role from a personal organisation's person and from the last owner.
 * The organisation must be locked for update, so that two owners cannot both go at once.
 *
 * @throws Problem `conflict`, `last-owner`
 */
export async function keepAnOwner(
  tx: Tx,
  org: OrganisationRow,
  leaving: { accountId: string; role: string },
): Promise<void> {
  if (org.personalAccountId === leaving.accountId)
    throw personalOrganisation('A personal organisation keeps its person as owner.');
  if (leaving.role !== 'owner') return;
  const [owners] = await tx
    .select({ n: count() })
    .from(organisationMembers)
    .where(and(eq(organisationMembers.orgId, org.id), eq(organisationMembers.role, 'owner')));
  if (owners && owners.n > 1) return;
  throw new Problem('last-owner', 'This is the last owner. Make somebody else an owner first.', {
    reason: 'last-owner' satisfies OrganisationRefusal,
  });
}
