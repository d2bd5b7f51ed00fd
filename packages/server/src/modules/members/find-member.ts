import { isAccount, selectMembers, type MemberRow, type OrganisationRefusal } from '#organisations';
import type { Member } from '@codepushgo/contract';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';

/**
 * A member by account id, user name or e-mail address.
 *
 * @throws Problem `not-found`
 */
export async function findMember(tx: Tx, orgId: string, named: string): Promise<MemberRow> {
  const [row] = await selectMembers(tx, orgId, isAccount(named));
  if (row) return row;
  throw new Problem('not-found', `"${named}" is not a member of this organisation.`, {
    reason: 'member-not-found' satisfies OrganisationRefusal,
  });
}

/** A member as the API shows one. */
export function toMember(row: MemberRow): Member {
  return { ...row, since: row.since.toISOString() };
}
