import type { Organisation } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { organisationAccess } from './organisation-access.ts';
import { authorise } from './policy.ts';
import { toOrganisation } from './shapes.ts';

/**
 * One organisation. Guests may read it too: they must know what their project or app belongs to.
 *
 * @example const { name } = await getOrganisation(ctx, { org: 'acme' }); // 'Acme'
 */
export async function getOrganisation(ctx: Ctx, input: { org: string }): Promise<Organisation> {
  const { org, access } = await organisationAccess(ctx, input.org);
  authorise({ ...access, role: access.role ?? 'viewer' }, 'organisation.read');
  return toOrganisation(org, access.role);
}
