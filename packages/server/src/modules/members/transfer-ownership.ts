import { accounts } from '#accounts';
import { mutate } from '#audit';
import {
  authorise,
  changeMember,
  lockMembership,
  organisationAccess,
  personalOrganisation,
  type MemberRow,
  type OrganisationRow,
} from '#organisations';
import type { Member } from '@codepushgo/contract';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { sendMail } from '../../platform/mail.ts';
import { Problem } from '../../platform/problem.ts';
import { findMember, toMember } from './find-member.ts';
import { texts } from './texts.ts';

/**
 * Makes another member the owner in the caller's place, who becomes an admin; both are told by mail.
 * Other owners stay owners.
 *
 * @param input `account` by id, user name or e-mail address
 * @returns the new owner
 * @throws Problem `not-found` for somebody who is no member; `conflict` for oneself, for who is an owner already and
 *   for a personal organisation; `forbidden` for everybody but owners
 */
export async function transferOwnership(ctx: Ctx, input: { org: string; account: string }): Promise<Member> {
  const before = await organisationAccess(ctx, input.org);
  const permit = authorise(before.access, 'organisation.transfer');
  if (before.org.personalAccountId)
    throw personalOrganisation('A personal organisation keeps its person as owner. Found one for the team.');
  return mutate(ctx, permit, async (tx) => {
    const { org, access } = await lockMembership(tx, before.access, 'organisation.transfer');
    const from = await findMember(tx, org.id, access.actor.accountId);
    const to = await findMember(tx, org.id, input.account);
    if (to.role === 'owner') throw alreadyOwner(to.accountId === from.accountId);
    await changeMember(tx, { orgId: org.id, accountId: to.accountId, role: 'owner' });
    await changeMember(tx, { orgId: org.id, accountId: from.accountId, role: 'admin' });
    await tellBoth(ctx, tx, org, from, to);
    return {
      result: toMember({ ...to, role: 'owner' }),
      audit: {
        action: 'organisation.ownership-transferred',
        orgId: org.id,
        targetType: 'organisation',
        targetId: org.id,
        details: { from: from.accountId, to: to.accountId, roleBefore: to.role },
      },
    };
  });
}

function alreadyOwner(isSelf: boolean): Problem {
  const detail = isSelf
    ? 'You are the owner. Name the member who takes your place.'
    : 'This member is an owner already. To step down, change your own role.';
  return new Problem('conflict', detail, { reason: 'already-owner' });
}

async function tellBoth(
  ctx: Ctx,
  tx: Tx,
  org: OrganisationRow,
  from: MemberRow,
  to: MemberRow,
): Promise<void> {
  const page = `${ctx.config.publicUrl}/o/${org.slug}/settings/members`;
  const facts = { organisation: org.name, from: from.name, to: to.name, page };
  for (const [kind, person] of [
    ['newOwner', to],
    ['formerOwner', from],
  ] as const) {
    const [account] = await tx
      .select({ language: accounts.language })
      .from(accounts)
      .where(eq(accounts.id, person.accountId));
    const text = texts[account?.language ?? org.language][kind](facts);
    await sendMail(ctx, tx, { kind: 'ownership-transferred', to: person.email, ...text });
  }
}
