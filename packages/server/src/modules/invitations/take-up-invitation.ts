import { permitSystem, recordAudit, type AuditEntry } from '#audit';
import { addMember, lockOrganisation, type OrganisationRow, type Role } from '#organisations';
import type { Ctx, News } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { isOpenBy } from './invitation-token.ts';
import type { InvitationRefusal } from './refusals.ts';
import { invitations } from './schema.ts';

/** What taking up an invitation did. */
export interface TakenUp {
  org: OrganisationRow;
  /** The role that the account has now. */
  role: Role;
  audit: AuditEntry;
}

/**
 * Uses an invitation up for an account; of two who come at once one gets it.
 * Who is a member already keeps his role.
 *
 * @throws Problem `link-used-or-expired`; `forbidden` when it was sent to another address
 */
export async function takeUpInvitation(
  ctx: Ctx,
  tx: Tx,
  account: { id: string; email: string },
  token: string,
): Promise<TakenUp> {
  const now = ctx.clock.now();
  const [found] = await tx.select().from(invitations).where(isOpenBy(token, now));
  if (!found) throw deadLink();
  if (found.email.toLowerCase() !== account.email.toLowerCase()) throw otherAddress();
  // Outside in, as everybody locks; then the invitation may have gone meanwhile.
  const org = await lockOrganisation(tx, found.orgId, 'no key update').catch((error: unknown) => {
    throw error instanceof Problem && error.code === 'not-found' ? deadLink() : error;
  });
  const [invitation] = await tx
    .update(invitations)
    .set({ acceptedAt: now })
    .where(isOpenBy(token, now))
    .returning();
  if (!invitation) throw deadLink();
  const role = await addMember(ctx, tx, { orgId: org.id, accountId: account.id, role: invitation.role });
  const details = { accountId: account.id, role };
  const target = { targetType: 'invitation', targetId: invitation.id };
  return { org, role, audit: { action: 'invitation.accepted', orgId: org.id, ...target, details } };
}

/** {@link takeUpInvitation} within the transaction that makes the account. */
export const acceptWithNewAccount: News['acceptInvitation'] = async (ctx, tx, account, token) => {
  const { audit } = await takeUpInvitation(ctx, tx, account, token);
  await recordAudit(ctx, tx, permitSystem('invitation-link'), audit);
};

function deadLink(): Problem {
  return new Problem(
    'link-used-or-expired',
    'This invitation was used before, was revoked or is older than 7 days. Ask for a new one.',
  );
}

function otherAddress(): Problem {
  return new Problem(
    'forbidden',
    'This invitation was sent to another address. Sign in with the account of that address, or ask for an invitation to yours.',
    { reason: 'other-address' satisfies InvitationRefusal },
  );
}
