import type { Member } from '@codepushgo/contract';
import { mutate } from '#audit';
import {
  assertMayChangeRole,
  authorise,
  changeMember,
  lockMembership,
  organisationAccess,
  type Role,
} from '#organisations';
import type { Ctx } from '../../context.ts';
import { findMember, toMember } from './find-member.ts';
import { keepAnOwner } from './keep-an-owner.ts';

/**
 * Changes the role of a member.
 *
 * @throws Problem `forbidden` when somebody who is no owner makes or unmakes one; `last-owner`; `not-found`
 */
export async function setMemberRole(
  ctx: Ctx,
  input: { org: string; account: string; role: Role },
): Promise<Member> {
  const before = await organisationAccess(ctx, input.org);
  const { role } = input;
  return mutate(ctx, authorise(before.access, 'member.manage'), async (tx) => {
    const { org, access } = await lockMembership(tx, before.access, 'member.manage');
    const member = await findMember(tx, org.id, input.account);
    assertMayChangeRole(access, member.role, role);
    if (member.role === role) return { result: toMember(member), audit: null };
    await keepAnOwner(tx, org, member);
    await changeMember(tx, { orgId: org.id, accountId: member.accountId, role });
    return {
      result: toMember({ ...member, role }),
      audit: {
        action: 'member.role-changed',
        orgId: org.id,
        targetType: 'account',
        targetId: member.accountId,
        details: { from: member.role, to: role },
      },
    };
  });
}
