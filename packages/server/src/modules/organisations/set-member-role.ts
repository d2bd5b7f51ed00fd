import type { Member } from '@codepushgo/contract';
import { mutate } from '#audit';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { findMember, toMember } from './find-member.ts';
import { keepAnOwner } from './keep-an-owner.ts';
import { lockMembership } from './lock-membership.ts';
import { organisationAccess } from './organisation-access.ts';
import { assertMayChangeRole, authorise, type Role } from './policy.ts';
import { organisationMembers } from './schema.ts';

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
    await tx
      .update(organisationMembers)
      .set({ role })
      .where(and(eq(organisationMembers.orgId, org.id), eq(organisationMembers.accountId, member.accountId)));
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
