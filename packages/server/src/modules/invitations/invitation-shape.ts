import type { Invitation } from '@codepushgo/contract';
import type { invitations } from './schema.ts';

/** An invitation as the API shows it; the token is in the mail alone. */
export function toInvitation(row: typeof invitations.$inferSelect): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
