import { eq } from 'drizzle-orm';
import type { Part } from '../../platform/part.ts';
import { foundPersonalOrganisation } from './found-personal-organisation.ts';
import { organisationAccess } from './organisation-access.ts';
import { organisations } from './schema.ts';

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
    organisationId: async (ctx, slugOrId) => (await organisationAccess(ctx, slugOrId)).org.id,
  },
};
