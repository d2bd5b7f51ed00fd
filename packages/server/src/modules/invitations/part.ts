import { and, eq, sql } from 'drizzle-orm';
import type { Part } from '../../platform/part.ts';
import { findInvitation } from './find-invitation.ts';
import { isWaiting } from './invitation-token.ts';
import { invitations } from './schema.ts';
import { acceptWithNewAccount } from './take-up-invitation.ts';

/** Invitations as a part of the server: what signing up asks. */
export const invitationsPart: Part = {
  name: 'invitations',
  news: {
    isInvited: async (db, email, now) => {
      const waiting = await db
        .select({ id: invitations.id })
        .from(invitations)
        .where(and(eq(sql`lower(${invitations.email})`, email.toLowerCase()), isWaiting(now)))
        .limit(1);
      return waiting.length > 0;
    },
    openInvitation: findInvitation,
    acceptInvitation: acceptWithNewAccount,
  },
};
