import { permissions, type Permission } from '@codepushgo/contract';
import type { Role } from '#organisations';

/** What the CodePush wire calls somebody who works on an app. */
export type WireRole = 'Owner' | 'Collaborator';

/** Owners and admins of an app's organisation are Owner on the wire, everybody else on the app is Collaborator. */
export function toWireRole(role: Role): WireRole {
  return role === 'owner' || role === 'admin' ? 'Owner' : 'Collaborator';
}

/** Which of the two the wire names when somebody lacks a permission. */
export function wireRoleFor(permission: Permission): WireRole {
  const { least } = permissions[permission];
  return least === 'owner' || least === 'admin' ? 'Owner' : 'Collaborator';
}

/** A role as App Center lists it. */
export function toAppCenterPermission(role: Role): 'manager' | 'developer' | 'viewer' {
  if (toWireRole(role) === 'Owner') return 'manager';
  return role === 'developer' ? 'developer' : 'viewer';
}
