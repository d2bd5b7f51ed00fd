import { and, eq, isNull, or, type SQL } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { signedIn, type Access } from './policy.ts';
import { organisationNotFound } from './refusals.ts';
import { organisationMembers, organisations } from './schema.ts';

/** An organisation as its row keeps it. */
export type OrganisationRow = typeof organisations.$inferSelect;

/** An organisation and what the caller is to it. */
export interface OrganisationAccess {
  org: OrganisationRow;
  access: Access;
}

/**
 * Finds an organisation for whoever asks.
 *
 * @param slugOrId its slug or its id
 * @throws Problem `not-signed-in`; `not-found` when it does not exist or the caller has no role in it at all
 * @example
 * const { org, access } = await organisationAccess(ctx, 'acme');
 * await mutate(ctx, authorise(access, 'organisation.update'), change);
 */
export async function organisationAccess(ctx: Ctx, slugOrId: string): Promise<OrganisationAccess> {
  const actor = signedIn(ctx.actor);
  const [row] = await ctx.db
    .select({ org: organisations, role: organisationMembers.role })
    .from(organisations)
    .leftJoin(organisationMembers, isMembershipOf(actor.accountId))
    .where(isOrganisation(slugOrId));
  if (!row) throw organisationNotFound(slugOrId);
  if (!row.role && !(await isGuest(ctx, row.org.id, actor.accountId))) throw organisationNotFound(slugOrId);
  return { org: row.org, access: { actor, orgId: row.org.id, role: row.role, orgRole: row.role } };
}

async function isGuest(ctx: Ctx, orgId: string, accountId: string): Promise<boolean> {
  return (await ctx.news.guestOrganisations(ctx.db, accountId)).includes(orgId);
}

/**
 * The condition that a row is this living organisation. A slug cannot look like an id.
 *
 * @example const [row] = await ctx.db.select().from(organisations).where(isOrganisation('acme'));
 */
export function isOrganisation(slugOrId: string): SQL | undefined {
  return and(
    or(eq(organisations.slug, slugOrId), eq(organisations.id, slugOrId)),
    isNull(organisations.deletedAt),
  );
}

/**
 * The join condition for an account's role on the organisation of the row.
 *
 * @example await ctx.db.select().from(organisations).innerJoin(organisationMembers, isMembershipOf(account.id));
 */
export function isMembershipOf(accountId: string): SQL | undefined {
  return and(eq(organisationMembers.orgId, organisations.id), eq(organisationMembers.accountId, accountId));
}
