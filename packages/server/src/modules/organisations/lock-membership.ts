import { and, eq } from 'drizzle-orm';
import type { Permission } from '@codepushgo/contract';
import type { Tx } from '../../platform/db.ts';
import { lockOrganisation } from './lock-organisation.ts';
import type { OrganisationRow } from './organisation-access.ts';
import { authorise, type Access } from './policy.ts';
import { organisationMembers } from './schema.ts';

/**
 * Holds an organisation against other changes of its members and judges the caller again,
 * for his own role may have changed since it was read.
 *
 * @throws Problem `forbidden`, `not-found`
 * @example
 * const held = await lockMembership(tx, access, 'organisation.update');
 * held.access.orgRole; // 'owner'
 */
export async function lockMembership(
  tx: Tx,
  access: Access,
  permission: Permission,
): Promise<{ org: OrganisationRow; access: Access }> {
  const org = await lockOrganisation(tx, access.orgId, 'no key update');
  const [own] = await tx
    .select({ role: organisationMembers.role })
    .from(organisationMembers)
    .where(
      and(eq(organisationMembers.orgId, org.id), eq(organisationMembers.accountId, access.actor.accountId)),
    );
  const role = own?.role ?? null;
  const now: Access = { ...access, role, orgRole: role };
  authorise(now, permission);
  return { org, access: now };
}
