import { permissions, type Permission } from '@codepushgo/contract';
import { grant, type Permit } from '#audit';
import type { AccountActor, Actor } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';

/** What a member is: on the organisation, on one project or on one app. */
export type Role = 'owner' | 'admin' | 'developer' | 'viewer' | 'billing';

/** From least to most; `billing` stands beside them and sees nothing technical. */
const TECHNICAL: Role[] = ['viewer', 'developer', 'admin', 'owner'];
const LEVELS = ['read', 'release', 'full'] as const;

/** What somebody is to an organisation, project or app: the input of every judgement. */
export interface Access {
  actor: AccountActor;
  orgId: string;
  /** The role that holds here, see {@link effectiveRole}; null for a guest of the organisation. */
  role: Role | null;
  /** The role on the organisation itself; null for a guest. */
  orgRole: Role | null;
}

/**
 * Whether a role is at least another.
 *
 * @example isAtLeast('admin', 'developer'); // true
 */
export function isAtLeast(role: Role | null, least: Exclude<Role, 'billing'>): boolean {
  return role !== null && TECHNICAL.includes(role) && TECHNICAL.indexOf(role) >= TECHNICAL.indexOf(least);
}

/**
 * Whether a role may do something.
 *
 * @example can('developer', 'release.create'); // true
 */
export function can(role: Role | null, permission: Permission): boolean {
  const { least } = permissions[permission];
  if (least === 'member') return role !== null;
  if (least === 'billing') return role === 'billing' || isAtLeast(role, 'admin');
  return isAtLeast(role, least);
}

/**
 * The role that holds on a project or an app: the narrowest grant there is.
 * Owners and admins of the organisation keep theirs everywhere.
 *
 * @param narrower the project's grant, then the app's
 * @example effectiveRole('viewer', 'developer', null); // 'developer'
 */
export function effectiveRole(orgRole: Role | null, ...narrower: (Role | null)[]): Role | null {
  if (orgRole === 'owner' || orgRole === 'admin') return orgRole;
  return narrower.findLast((role) => role !== null) ?? orgRole;
}

/**
 * The access of a guest as that of a viewer, for what everybody with a role anywhere in an organisation may do; what it
 * shows is narrowed by the roles there.
 *
 * @example authorise(asMember(access), 'project.list');
 */
export function asMember(access: Access): Access {
  return { ...access, role: access.role ?? 'viewer' };
}

/**
 * Judges and gives the permit that `mutate` needs.
 *
 * @throws Problem `forbidden` when the role does not allow it, `scope-too-small` when the access key does not
 * @example const permit = authorise(access, 'release.create');
 */
export function authorise(access: Access, permission: Permission): Permit {
  if (!can(access.role, permission)) {
    const needed = permissions[permission].least;
    throw new Problem(
      'forbidden',
      needed === 'member'
        ? 'This needs a role on the organisation; yours is on single projects or apps only.'
        : `This needs the role ${needed === 'billing' ? 'billing, admin or owner' : `${needed} or higher`}; yours is ${access.role ?? 'none'}.`,
      { permission },
    );
  }
  assertScope(access.actor, permission, access.orgId);
  return grant(permission, access.orgId);
}

/**
 * Whether an access key reaches this permission in this organisation; a browser session always does.
 * For lists, which leave out what `authorise` would refuse.
 *
 * @example reaches(actor, 'release.create', org.id); // false for a key that only looks
 */
export function reaches(actor: AccountActor, permission: Permission, orgId: string): boolean {
  const { level, organisationId } = actor.scope;
  const enough = LEVELS.indexOf(level) >= LEVELS.indexOf(permissions[permission].scope);
  return enough && (organisationId === null || organisationId === orgId);
}

function assertScope(actor: AccountActor, permission: Permission, orgId: string): void {
  if (reaches(actor, permission, orgId)) return;
  throw new Problem(
    'scope-too-small',
    'This access key does not reach that far. Use a key with a larger scope.',
    { permission },
  );
}

/**
 * The permit for what a person does beside any organisation: founding one, accepting an invitation.
 *
 * @throws Problem `scope-too-small` for an access key that is limited in any way
 * @example const permit = authorisePerson(signedIn(ctx.actor), 'organisation.create');
 */
export function authorisePerson(actor: AccountActor, action: string): Permit {
  if (actor.scope.level === 'full' && actor.scope.organisationId === null) return grant(action, null);
  throw new Problem('scope-too-small', 'This needs an access key with full scope in all organisations.', {
    permission: action,
  });
}

/**
 * The permit for what operators of the platform do with customers, plans and the like.
 *
 * @param level `read` to look, `full` to change: what an access key must reach
 * @throws Problem `forbidden` for everybody but operators, `scope-too-small` for a key that is too limited
 * @example const { accountId, permit } = authoriseOperator(ctx.actor, 'customer.update', 'full');
 */
export function authoriseOperator(
  actor: Actor,
  action: string,
  level: 'read' | 'full',
): { accountId: string; permit: Permit } {
  const { accountId, staff, scope } = signedIn(actor);
  if (staff !== 'operator') throw new Problem('forbidden', 'Only operators of the platform may do this.');
  if (scope.organisationId === null && (level === 'read' || scope.level === 'full'))
    return { accountId, permit: grant(action, null) };
  throw new Problem('scope-too-small', `This needs an access key with ${level} scope in all organisations.`, {
    permission: action,
  });
}

/**
 * The permit for what staff of support do with tickets; operators are staff too.
 *
 * @param level `read` to look, `full` to change: what an access key must reach
 * @throws Problem `forbidden` for everybody but staff, `scope-too-small` for a key that is too limited
 * @example const { accountId, permit } = authoriseAgent(ctx.actor, 'ticket.handle', 'full');
 */
export function authoriseAgent(
  actor: Actor,
  action: string,
  level: 'read' | 'full',
): { accountId: string; permit: Permit } {
  const { accountId, staff, scope } = signedIn(actor);
  if (staff === null) throw new Problem('forbidden', 'Only staff of support may do this.');
  if (scope.organisationId === null && (level === 'read' || scope.level === 'full'))
    return { accountId, permit: grant(action, null) };
  throw new Problem('scope-too-small', `This needs an access key with ${level} scope in all organisations.`, {
    permission: action,
  });
}

/**
 * The signed-in case of an actor.
 *
 * @throws Problem `not-signed-in` for everyone else
 * @example const { accountId } = signedIn(ctx.actor);
 */
export function signedIn(actor: Actor): AccountActor {
  if (actor.kind === 'account') return actor;
  throw new Problem('not-signed-in', 'Sign in, or send an access key as "Authorization: Bearer …".');
}

/**
 * Refuses to make or unmake an owner for anyone but an owner.
 *
 * @param before the role until now, null for a new member
 * @param after the role from now on, null for a removal
 * @throws Problem `forbidden`
 * @example assertMayChangeRole(access, 'developer', 'owner'); // throws for an admin
 */
export function assertMayChangeRole(access: Access, before: Role | null, after: Role | null): void {
  if (access.orgRole === 'owner' || (before !== 'owner' && after !== 'owner')) return;
  throw new Problem('forbidden', 'Only owners make or unmake owners. Ask an owner of the organisation.', {
    reason: 'owners-only',
  });
}
