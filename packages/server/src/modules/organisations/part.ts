import { and, eq, sql } from 'drizzle-orm';
import type { Part } from '../../platform/part.ts';
import { findInvitation } from './find-invitation.ts';
import { foundPersonalOrganisation } from './found-personal-organisation.ts';
import { isWaiting } from './invitation-token.ts';
import { organisationAccess } from './organisation-access.ts';
import { invitations, organisations } from './schema.ts';
import { acceptWithNewAccount } from './take-up-invitation.ts';

/** Organisations as a part of the server: answers what accounts ask. */
export const organisationsPart: Part = {
  name: 'organisations',
  news: {
    accountCreated: foundPersonalOrganisation,
    isSlugFree: async (db, slug) => {
      const holders = await db
        .select({ id: organisations.id })
        .from(organisations)
        .where(eq(organisations.slug, slug));
      return holders.length === 0;
    },
    isInvited: async (db, email, now) => {
      const waiting = await db
        .select({ id: invitations.id })
        .from(invitations)
        .where(and(eq(sql`lower(${invitations.email})`, email.toLowerCase()), isWaiting(now)))
        .limit(1);
      return waiting.length > 0;
    },
    openInvitation: findInvitation,
    organisationId: async (ctx, slugOrId) => (await organisationAccess(ctx, slugOrId)).org.id,
    acceptInvitation: acceptWithNewAccount,
  },
};
