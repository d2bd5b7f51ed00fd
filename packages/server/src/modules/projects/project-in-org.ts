import {
  isMembershipOf,
  isOrganisation,
  organisationMembers,
  organisations,
  signedIn,
  type Access,
  type OrganisationRow,
} from '#organisations';
import { and, eq, isNull, or, type SQL } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { projectAccess } from './policy.ts';
import { projectNotFound } from './refusals.ts';
import { projectMembers, projects } from './schema.ts';

/** A project as its row keeps it. */
export type ProjectRow = typeof projects.$inferSelect;

/** A project, its organisation, and what the caller is to it. */
export interface ProjectAccess {
  org: OrganisationRow;
  project: ProjectRow;
  access: Access;
}

/**
 * Finds a project for whoever asks, in one query.
 *
 * @param org slug or id of its organisation
 * @param project slug or id
 * @throws Problem `not-signed-in`; `not-found` when it does not exist or the caller has no role on it
 * @example
 * const { project, access } = await projectInOrg(ctx, 'acme', 'shop');
 * await mutate(ctx, authorise(access, 'project.update'), change);
 */
export async function projectInOrg(ctx: Ctx, org: string, project: string): Promise<ProjectAccess> {
  const actor = signedIn(ctx.actor);
  const [row] = await ctx.db
    .select({
      org: organisations,
      project: projects,
      orgRole: organisationMembers.role,
      projectRole: projectMembers.role,
    })
    .from(organisations)
    .innerJoin(projects, and(eq(projects.orgId, organisations.id), isProject(project)))
    .leftJoin(organisationMembers, isMembershipOf(actor.accountId))
    .leftJoin(projectMembers, isGrantTo(actor.accountId))
    .where(isOrganisation(org));
  const access = row && projectAccess(actor, row.org.id, row.orgRole, row.projectRole);
  if (!row || !access) throw projectNotFound(project);
  return { org: row.org, project: row.project, access };
}

/**
 * The condition that a row is this living project. A slug cannot look like an id.
 *
 * @example
 * const [row] = await ctx.db.select().from(projects).where(and(eq(projects.orgId, org.id), isProject('shop')));
 */
export function isProject(slugOrId: string): SQL | undefined {
  return and(or(eq(projects.slug, slugOrId), eq(projects.id, slugOrId)), isNull(projects.deletedAt));
}

/**
 * The join condition for an account's role on the project of the row.
 *
 * @example await ctx.db.select().from(projects).leftJoin(projectMembers, isGrantTo(account.id));
 */
export function isGrantTo(accountId: string): SQL | undefined {
  return and(
    eq(projectMembers.orgId, projects.orgId),
    eq(projectMembers.projectId, projects.id),
    eq(projectMembers.accountId, accountId),
  );
}
