import { effectiveRole, type Access, type Role } from '#organisations';
import type { AccountActor } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import type { ProjectRefusal } from './refusals.ts';

/** The roles that can be given on one project. */
export type ProjectRole = 'admin' | 'developer' | 'viewer';

/** What somebody is to a project; null when he has no role there at all. */
export function projectAccess(
  actor: AccountActor,
  orgId: string,
  orgRole: Role | null,
  projectRole: Role | null,
): Access | null {
  const role = effectiveRole(orgRole, projectRole);
  return role && { actor, orgId, orgRole, role };
}

/**
 * Refuses a differing role for those whose role holds everywhere.
 *
 * @throws Problem `conflict`
 */
export function assertMayDiffer(orgRole: Role | null): void {
  if (orgRole !== 'owner' && orgRole !== 'admin') return;
  throw new Problem(
    'conflict',
    `This account is ${orgRole} of the organisation and keeps that role everywhere. Change the role there first.`,
    { reason: 'keeps-role' satisfies ProjectRefusal },
  );
}
