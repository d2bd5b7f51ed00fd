import { accounts } from '#accounts';
import type { Invitation } from '@codepushgo/contract';
import { and, eq, type SQL } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { isOpen } from './invitation-token.ts';
import { invitations } from './schema.ts';

/** An invitation with the name of who sent it. */
interface InvitationRow {
  row: typeof invitations.$inferSelect;
  inviter: string;
}

/** The query for the open invitations of one organisation, to be narrowed. */
export function selectInvitations(db: Pick<Tx, 'select'>, orgId: string, where?: SQL) {
  return db
    .select({ row: invitations, inviter: accounts.name })
    .from(invitations)
    .innerJoin(accounts, eq(accounts.id, invitations.invitedBy))
    .where(and(eq(invitations.orgId, orgId), isOpen(), where));
}

/** An invitation as the API shows it; the token is in the mail alone. */
export function toInvitation({ row, inviter }: InvitationRow, now: Date): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    state: row.expiresAt.getTime() > now.getTime() ? 'waiting' : 'expired',
    invitedBy: { accountId: row.invitedBy, name: inviter },
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
