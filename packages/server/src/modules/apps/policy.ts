import { effectiveRole, isAtLeast, type Access, type Role } from '#organisations';
import type { AccountActor } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';

/** Living channels that an app may have. */
export const CHANNELS_PER_APP = 100;
/** Deployment keys of a channel that may work at the same time: the current one and rotated ones. */
export const WORKING_KEYS_PER_CHANNEL = 20;
/** How long a deleted app or channel can be restored. */
const RESTORABLE_MS = 30 * 24 * 60 * 60 * 1000;
/** The channels that come with an app, in their order. */
export const FIRST_CHANNELS = ['Staging', 'Production'];

/** The roles that an account may hold around one app; null where it has none. */
export interface RolesAround {
  orgRole: Role | null;
  projectRole: Role | null;
  appRole: Role | null;
}

/** What somebody is to an app; null when he has no role there at all. */
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

/** The instant before which a deletion can no longer be undone. */
export function restorableSince(now: Date): Date {
  return new Date(now.getTime() - RESTORABLE_MS);
}
