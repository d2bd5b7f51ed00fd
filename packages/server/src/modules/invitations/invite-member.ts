import { accounts } from '#accounts';
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
import { sendMail } from '../../platform/mail.ts';
import { Problem } from '../../platform/problem.ts';
import { hashInvitationToken, INVITATION_TTL_MS, isWaiting, newInvitationToken } from './invitation-token.ts';
import { INVITING, WAITING_INVITATIONS } from './policy.ts';
import type { InvitationRefusal } from './refusals.ts';
import { invitations } from './schema.ts';
import { toInvitation } from './invitation-shape.ts';
import { texts } from './texts.ts';

/**
 * Invites an address. An invitation that waits for it already is replaced, and its link dies.
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
    const row = await replaceInvitation(ctx, tx, org, {
      email,
      role: input.role,
      by: access.actor.accountId,
    });
    return {
      result: toInvitation(row),
      audit: {
        action: 'invitation.created',
        orgId: org.id,
        targetType: 'invitation',
        targetId: row.id,
        details: { role: row.role },
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
): Promise<typeof invitations.$inferSelect> {
  const now = ctx.clock.now();
  const token = newInvitationToken();
  await tx
    .update(invitations)
    .set({ revokedAt: now })
    .where(
      and(eq(invitations.orgId, org.id), eq(sql`lower(${invitations.email})`, given.email), isWaiting(now)),
    );
  const [row] = await tx
    .insert(invitations)
    .values({
      id: newId('inv', ctx.clock),
      orgId: org.id,
      email: given.email,
      role: given.role,
      tokenHash: hashInvitationToken(token),
      invitedBy: given.by,
      createdAt: now,
      expiresAt: new Date(now.getTime() + INVITATION_TTL_MS),
    })
    .returning();
  await mailInvitation(ctx, tx, org, given, token);
  return row!;
}

async function mailInvitation(
  ctx: Ctx,
  tx: Tx,
  org: OrganisationRow,
  { email, by }: { email: string; by: string },
  token: string,
): Promise<void> {
  const [inviter] = await tx
    .select({ name: accounts.name, language: accounts.language })
    .from(accounts)
    .where(eq(accounts.id, by));
  const { publicUrl } = ctx.config;
  const text = {
    inviter: inviter?.name ?? '',
    organisation: org.name,
    link: `${publicUrl}/invitation?token=${token}`,
    publicUrl,
  };
  const say = texts[inviter?.language ?? 'en'];
  await sendMail(ctx, tx, {
    kind: 'invitation',
    to: email,
    subject: say.invitationSubject(text),
    text: say.invitationText(text),
  });
}
