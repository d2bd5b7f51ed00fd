import { permissions, type Collaborator, type Permission } from '@codepushgo/contract';

/** What the CodePush wire calls somebody who works on an app. */
export type WireRole = 'Owner' | 'Collaborator';

type Held = Pick<Collaborator, 'role' | 'via'>;

/** Owners and admins of an app's organisation are Owner on the wire, everybody else on the app is Collaborator. */
export function toWireRole({ role, via }: Held): WireRole {
  return via === 'organisation' && (role === 'owner' || role === 'admin') ? 'Owner' : 'Collaborator';
}

/** Which of the two the wire names when somebody lacks a permission. */
export function wireRoleFor(permission: Permission): WireRole {
  const { least } = permissions[permission];
  return least === 'owner' || least === 'admin' ? 'Owner' : 'Collaborator';
}

/** A role as App Center lists it. */
export function toAppCenterPermission(held: Held): 'manager' | 'developer' | 'viewer' {
  if (toWireRole(held) === 'Owner') return 'manager';
  return held.role === 'viewer' ? 'viewer' : 'developer';
}
