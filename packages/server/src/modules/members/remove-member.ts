import { mutate } from '#audit';
import {
  assertMayChangeRole,
  authorise,
  dropMember,
  lockMembership,
  organisationAccess,
  type Access,
} from '#organisations';
import type { Permission } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { findMember } from './find-member.ts';
import { keepAnOwner } from './keep-an-owner.ts';

/**
 * Removes a member, with the roles on single projects and apps.
 *
 * @throws Problem `last-owner`, `not-found`, `forbidden` for an owner's removal by somebody who is none
 */
export async function removeMember(ctx: Ctx, input: { org: string; account: string }): Promise<void> {
  const { access } = await organisationAccess(ctx, input.org);
  await endMembership(ctx, access, input.account, { permission: 'member.manage', action: 'member.removed' });
}

/** The work that removing and leaving share. */
export async function endMembership(
  ctx: Ctx,
  before: Access,
  account: string,
  { permission, action }: { permission: Permission; action: string },
): Promise<void> {
  const { orgId } = before;
  await mutate(ctx, authorise(before, permission), async (tx) => {
    const { org, access } = await lockMembership(tx, before, permission);
    const { accountId, role } = await findMember(tx, orgId, account);
    assertMayChangeRole(access, role, null);
    await keepAnOwner(tx, org, { accountId, role });
    await dropMember(tx, orgId, accountId);
    await ctx.news.memberRemoved(ctx, tx, orgId, accountId);
    return {
      result: undefined,
      audit: { action, orgId, targetType: 'account', targetId: accountId, details: { role } },
    };
  });
}
