import { effectiveRole, isAtLeast, type Access, type Role } from '#organisations';
import type { AccountActor } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';

/** How long a deleted app or channel can be restored. */
const RESTORABLE_MS = 30 * 24 * 60 * 60 * 1000;
/** The roles that an account may hold around one app; null where it has none. */
export interface RolesAround {
  orgRole: Role | null;
  projectRole: Role | null;
  appRole: Role | null;
}

/**
 * What somebody is to an app; null when he has no role there at all.
 *
 * @example
 * appAccess(actor, org.id, { orgRole: 'viewer', projectRole: null, appRole: 'developer' })?.role; // 'developer'
 */
export function appAccess(actor: AccountActor, orgId: string, roles: RolesAround): Access | null {
  const role = effectiveRole(roles.orgRole, roles.projectRole, roles.appRole);
  return role && { actor, orgId, orgRole: roles.orgRole, role };
}

/** Which of the roles decided; they are judged as `effectiveRole` does. */
export function decidedBy({
  orgRole,
  projectRole,
  appRole,
}: RolesAround): 'organisation' | 'project' | 'app' {
  if (isAtLeast(orgRole, 'admin')) return 'organisation';
  if (appRole) return 'app';
  return projectRole ? 'project' : 'organisation';
}

/**
 * An app leaves its organisation only by those who run it: an admin of one project is not enough.
 *
 * @throws Problem `forbidden`
 */
export function assertMayTransfer(access: Access): void {
  if (isAtLeast(access.orgRole, 'admin')) return;
  throw new Problem(
    'forbidden',
    'Only owners and admins of the organisation may move an app out of it. Ask one of them.',
    { permission: 'app.transfer' },
  );
}

/**
 * The instant before which a deletion can no longer be undone.
 *
 * @example restorableSince(new Date('2030-01-31T00:00:00Z')); // 2030-01-01T00:00:00Z
 */
export function restorableSince(now: Date): Date {
  return new Date(now.getTime() - RESTORABLE_MS);
}
