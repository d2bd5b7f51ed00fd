import type { App } from '@codepushgo/contract';
import { permissions, type Permission } from '@codepushgo/contract/permissions';

const TECHNICAL = ['viewer', 'developer', 'admin', 'owner'];

/**
 * Whether a role may do something, by the table that the server judges by. The server has the last word.
 *
 * @example may(app.role, 'release.create'); // true for developers, admins and owners
 */
export function may(role: App['role'] | null | undefined, permission: Permission): boolean {
  if (!role) return false;
  const { least } = permissions[permission];
  if (least === 'member') return true;
  const wanted = TECHNICAL.indexOf(least === 'billing' ? 'admin' : least);
  return TECHNICAL.indexOf(role) >= wanted || (least === 'billing' && role === 'billing');
}
