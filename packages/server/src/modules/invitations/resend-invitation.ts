import { mutate } from '#audit';
import { assertMayChangeRole, authorise, lockMembership, organisationAccess } from '#organisations';
import type { Invitation } from '@codepushgo/contract';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { selectInvitations, toInvitation } from './invitation-shape.ts';
import { hashInvitationToken, INVITATION_TTL_MS, newInvitationToken } from './invitation-token.ts';
import { mailInvitation } from './mail-invitation.ts';
import { INVITING } from './policy.ts';
import { invitationNotFound } from './refusals.ts';
import { invitations } from './schema.ts';

/**
 * Sends an open invitation again, also an expired one: with a new link for seven days. The earlier link dies.
 *
 * @throws Problem `not-found` when it was accepted or revoked before; `forbidden` when somebody who is no owner sends
 *   an owner's invitation; `too-many-requests`
 */
export async function resendInvitation(
  ctx: Ctx,
  input: { org: string; invitation: string },
): Promise<Invitation> {
  const before = await organisationAccess(ctx, input.org);
  const permit = authorise(before.access, 'member.manage');
  const [found] = await selectInvitations(ctx.db, before.org.id, eq(invitations.id, input.invitation));
  if (!found) throw invitationNotFound();
  await ctx.limits.consume(INVITING.source, ctx.source);
  await ctx.limits.consume(INVITING.organisation, before.org.id);
  await ctx.limits.consume(INVITING.address, `${before.org.id} ${found.row.email}`);
  return mutate(ctx, permit, async (tx) => {
    const { org, access } = await lockMembership(tx, before.access, 'member.manage');
    const isIt = eq(invitations.id, found.row.id);
    // Accepting and revoking may have come first.
    const [open] = await selectInvitations(tx, org.id, isIt).for('update', { of: invitations });
    if (!open) throw invitationNotFound();
    assertMayChangeRole(access, null, open.row.role);
    const now = ctx.clock.now();
    const token = newInvitationToken();
    const fresh = {
      tokenHash: hashInvitationToken(token),
      expiresAt: new Date(now.getTime() + INVITATION_TTL_MS),
    };
    await tx.update(invitations).set(fresh).where(isIt);
    const { email } = open.row;
    const { inviter } = open;
    await mailInvitation(ctx, tx, org, { email, inviter, expiresAt: fresh.expiresAt, token });
    return {
      result: toInvitation({ inviter, row: { ...open.row, ...fresh } }, now),
      audit: {
        action: 'invitation.resent',
        orgId: org.id,
        targetType: 'invitation',
        targetId: open.row.id,
        details: { role: open.row.role },
      },
    };
  });
}
