import { mutate } from '#audit';
import {
  assertMayChangeRole,
  authorise,
  isAccount,
  lockMembership,
  organisationAccess,
  selectMembers,
  type OrganisationRow,
  type Role,
} from '#organisations';
import type { Invitation } from '@codepushgo/contract';
import { and, count, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import {
  hashInvitationToken,
  INVITATION_TTL_MS,
  isOpen,
  isWaiting,
  newInvitationToken,
} from './invitation-token.ts';
import { INVITING, WAITING_INVITATIONS } from './policy.ts';
import type { InvitationRefusal } from './refusals.ts';
import { invitations } from './schema.ts';
import { selectInvitations, toInvitation } from './invitation-shape.ts';
import { mailInvitation } from './mail-invitation.ts';

/**
 * Invites an address. An open invitation of it is replaced, and its link dies.
 * The answer does not tell whether the address has an account.
 *
 * @throws Problem `forbidden` when somebody who is no owner invites one; `conflict` for a member;
 *   `limit-reached`, `too-many-requests`
 * @example const { expiresAt } = await inviteMember(ctx, { org: 'acme', email: 'zoe@example.com', role: 'developer' });
 */
export async function inviteMember(
  ctx: Ctx,
  input: { org: string; email: string; role: Role },
): Promise<Invitation> {
  const before = await organisationAccess(ctx, input.org);
  const permit = authorise(before.access, 'member.manage');
  assertMayChangeRole(before.access, null, input.role);
  const email = input.email.trim().toLowerCase();
  await ctx.limits.consume(INVITING.source, ctx.source);
  await ctx.limits.consume(INVITING.organisation, before.org.id);
  await ctx.limits.consume(INVITING.address, `${before.org.id} ${email}`);
  return mutate(ctx, permit, async (tx) => {
    const { org, access } = await lockMembership(tx, before.access, 'member.manage');
    assertMayChangeRole(access, null, input.role);
    await assertRoom(ctx, tx, org.id, email);
    const made = await replaceInvitation(ctx, tx, org, {
      email,
      role: input.role,
      by: access.actor.accountId,
    });
    return {
      result: made,
      audit: {
        action: 'invitation.created',
        orgId: org.id,
        targetType: 'invitation',
        targetId: made.id,
        details: { role: made.role },
      },
    };
  });
}

async function assertRoom(ctx: Ctx, tx: Tx, orgId: string, email: string): Promise<void> {
  const [member] = await selectMembers(tx, orgId, isAccount(email));
  if (member) {
    throw new Problem('conflict', `${email} is a member already. Change the role there instead.`, {
      reason: 'already-member' satisfies InvitationRefusal,
    });
  }
  const [waiting] = await tx
    .select({ n: count() })
    .from(invitations)
    .where(and(eq(invitations.orgId, orgId), isWaiting(ctx.clock.now())));
  if ((waiting?.n ?? 0) < WAITING_INVITATIONS) return;
  throw new Problem(
    'limit-reached',
    `${waiting?.n} invitations wait already, the limit is ${WAITING_INVITATIONS}. Revoke some first.`,
    {
      reason: 'invitation-limit' satisfies InvitationRefusal,
      limit: WAITING_INVITATIONS,
      actual: waiting?.n,
    },
  );
}

async function replaceInvitation(
  ctx: Ctx,
  tx: Tx,
  org: OrganisationRow,
  given: { email: string; role: Role; by: string },
): Promise<Invitation> {
  const now = ctx.clock.now();
  const token = newInvitationToken();
  await tx
    .update(invitations)
    .set({ revokedAt: now })
    .where(and(eq(invitations.orgId, org.id), eq(sql`lower(${invitations.email})`, given.email), isOpen()));
  const expiresAt = new Date(now.getTime() + INVITATION_TTL_MS);
  const id = newId('inv', ctx.clock);
  await tx.insert(invitations).values({
    id,
    orgId: org.id,
    email: given.email,
    role: given.role,
    tokenHash: hashInvitationToken(token),
    invitedBy: given.by,
    createdAt: now,
    expiresAt,
  });
  const [made] = await selectInvitations(tx, org.id, eq(invitations.id, id));
  const { email } = given;
  await mailInvitation(ctx, tx, org, { email, inviter: made!.inviter, expiresAt, token });
  return toInvitation(made!, now);
}
