import type { Organisation } from '@codepushgo/contract';
import { and, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { contains } from '../../platform/contains.ts';
import { afterCursor, toPage, type Page, type SearchRequest } from '../../platform/paging.ts';
import { isMembershipOf } from './organisation-access.ts';
import { signedIn } from './policy.ts';
import { organisationMembers, organisations } from './schema.ts';
import { toOrganisation } from './shapes.ts';

/**
 * The organisations where the caller has a role, on the whole or on a part, oldest first.
 * A key that is limited to one organisation sees only that.
 *
 * @example const { items, nextCursor } = await listOrganisations(ctx, { limit: 50 });
 */
export async function listOrganisations(ctx: Ctx, page: SearchRequest): Promise<Page<Organisation>> {
  const actor = signedIn(ctx.actor);
  const after = afterCursor(page.cursor);
  const guestIn = await ctx.news.guestOrganisations(ctx.db, actor.accountId);
  const only = actor.scope.organisationId;
  const rows = await ctx.db
    .select({ org: organisations, role: organisationMembers.role })
    .from(organisations)
    .leftJoin(organisationMembers, isMembershipOf(actor.accountId))
    .where(
      and(
        or(isNotNull(organisationMembers.role), inArray(organisations.id, guestIn)),
        isNull(organisations.deletedAt),
        only === null ? undefined : eq(organisations.id, only),
        contains(page.search, organisations.name, organisations.slug),
        after === undefined ? undefined : gt(organisations.id, after),
      ),
    )
    .orderBy(organisations.id)
    .limit(page.limit + 1);
  return toPage(
    rows.map(({ org, role }) => toOrganisation(org, role)),
    page.limit,
    (org) => org.id,
  );
}
