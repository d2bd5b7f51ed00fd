import { grant, type Permit } from '#audit';
import type { AccountActor, Actor } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { permissions, type Permission } from '@codepushgo/contract';

/** What a member is: on the organisation, on one project or on one app. */
export type Role = 'owner' | 'admin' | 'developer' | 'viewer' | 'billing';

const TECHNICAL: Role[] = ['viewer', 'developer', 'admin', 'owner'];

/**
 * Whether a role may do something.
 *
 * @example can('developer', 'release.create'); // true
 */
export function can(role: Role | null, permission: Permission): boolean {
  if (!role) return false;
  const least = permissions[permission].least;
  if (least === 'member') return true;
  return TECHNICAL.includes(role) && TECHNICAL.indexOf(role) >= TECHNICAL.indexOf(least);
}

/**
 * The role that holds on an app: its own grant, else the project's, else the organisation's.
 * Owners and admins of the organisation keep theirs everywhere.
 */
export function effectiveRole(orgRole: Role | null, ...narrower: (Role | null)[]): Role | null {
  if (orgRole === 'owner' || orgRole === 'admin') return orgRole;
  return narrower.findLast((role) => role !== null) ?? orgRole;
}

/** What somebody is to an organisation, project or app: the input of every judgement. */
export interface Access {
  actor: Actor;
  orgId: string;
  role: Role | null;
}

const LEVELS = ['read', 'release', 'full'] as const;

/**
 * Judges and gives the permit that `mutate` needs.
 *
 * @throws Problem `forbidden` when the role does not allow it, `scope-too-small` when the access key does not
 * @example const permit = authorise(app.access, 'release.create');
 */
export function authorise(access: Access, permission: Permission): Permit {
  if (!can(access.role, permission)) {
    throw new Problem(
      'forbidden',
      `This needs the role ${permissions[permission].least} or higher; yours is ${access.role ?? 'none'}.`,
      { permission },
    );
  }
  if (access.actor.kind === 'account') assertScope(access.actor, permission, access.orgId);
  return grant(permission, access.orgId);
}

function assertScope(actor: AccountActor, permission: Permission, orgId: string): void {
  const { level, organisationId } = actor.scope;
  const enough = LEVELS.indexOf(level) >= LEVELS.indexOf(permissions[permission].scope);
  if (enough && (organisationId === null || organisationId === orgId)) return;
  throw new Problem(
    'scope-too-small',
    'This access key does not reach that far. Use a key with a larger scope.',
    { permission },
  );
}
