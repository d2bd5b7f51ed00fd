import { authorisePerson, organisationAccess } from '#organisations';
import type { Ctx } from '../../context.ts';
import { endMembership } from './remove-member.ts';

/**
 * Ends the caller's own membership.
 *
 * @throws Problem `last-owner`; `conflict` for one's personal organisation; `scope-too-small` for limited keys
 */
export async function leaveOrganisation(ctx: Ctx, input: { org: string }): Promise<void> {
  const { access } = await organisationAccess(ctx, input.org);
  authorisePerson(access.actor, 'organisation.leave');
  await endMembership(ctx, access, access.actor.accountId, {
    permission: 'organisation.read',
    action: 'member.left',
  });
}
