import { mutate } from '#audit';
import { authorise, organisationAccess } from '#organisations';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { isOpen } from './invitation-token.ts';
import { invitationNotFound } from './refusals.ts';
import { invitations } from './schema.ts';

/**
 * Ends an invitation; its link is dead from then on.
 *
 * @throws Problem `not-found` when it was accepted or revoked before
 */
export async function revokeInvitation(ctx: Ctx, input: { org: string; invitation: string }): Promise<void> {
  const { org, access } = await organisationAccess(ctx, input.org);
  await mutate(ctx, authorise(access, 'member.manage'), async (tx) => {
    const now = ctx.clock.now();
    const [row] = await tx
      .update(invitations)
      .set({ revokedAt: now })
      .where(and(eq(invitations.orgId, org.id), eq(invitations.id, input.invitation), isOpen()))
      .returning();
    if (!row) throw invitationNotFound();
    return {
      result: undefined,
      audit: { action: 'invitation.revoked', orgId: org.id, targetType: 'invitation', targetId: row.id },
    };
  });
}
