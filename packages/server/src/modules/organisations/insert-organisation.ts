import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import type { Language } from '../../platform/language.ts';
import { Problem } from '../../platform/problem.ts';
import type { OrganisationRow } from './organisation-access.ts';
import type { OrganisationRefusal } from './refusals.ts';
import { searchWords } from './search-words.ts';
import { organisationMembers, organisations } from './schema.ts';

/** Writes an organisation with its first owner, and tells of it. */
export async function insertOrganisation(
  ctx: Ctx,
  tx: Tx,
  given: {
    slug: string;
    name: string;
    ownerId: string;
    personal: boolean;
    timeZone?: string | undefined;
    language?: Language | undefined;
  },
): Promise<OrganisationRow> {
  const createdAt = ctx.clock.now();
  const [row] = await tx
    .insert(organisations)
    .values({
      id: newId('org', ctx.clock),
      slug: given.slug,
      name: given.name,
      searchText: searchWords(given.name, given.slug),
      personalAccountId: given.personal ? given.ownerId : null,
      timeZone: given.timeZone,
      language: given.language,
      createdAt,
    })
    .onConflictDoNothing({ target: organisations.slug })
    .returning();
  if (!row) throw slugTaken(given.slug);
  await tx
    .insert(organisationMembers)
    .values({ orgId: row.id, accountId: given.ownerId, role: 'owner', createdAt });
  await ctx.news.organisationFounded(ctx, tx, row);
  return row;
}

function slugTaken(slug: string): Problem {
  return new Problem('name-taken', `The slug "${slug}" is taken. Choose another.`, {
    reason: 'slug-taken' satisfies OrganisationRefusal,
  });
}
