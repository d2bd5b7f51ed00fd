import { and, eq, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import { appMembers, apps, isAppGrantTo } from '#apps';
import { authorise, organisationAccess, type Access, type OrganisationRow } from '#organisations';
import { isGrantTo, projectInOrg, projectMembers, projects } from '#projects';
import type { Ctx } from '../../context.ts';

/** The living apps of an organisation that somebody may look at. */
export interface Scope {
  org: OrganisationRow;
  access: Access;
  /** Of the rows of `apps`. */
  isSeen: SQL | undefined;
}

/**
 * Which apps of an organisation, or of one project of it, the caller sees: all with a technical role on it, else those
 * with a role of their own.
 *
 * @throws Problem `not-found`; `forbidden` for those who see no app here by their role
 */
export async function findScope(
  ctx: Ctx,
  { org: name, project }: { org: string; project?: string | undefined },
): Promise<Scope> {
  const only = project === undefined ? null : await projectInOrg(ctx, name, project);
  const { org, access } = only ?? (await organisationAccess(ctx, name));
  const ofProject = only ? eq(apps.projectId, only.project.id) : undefined;
  const isHere = and(eq(apps.orgId, org.id), ofProject, isNull(apps.deletedAt));
  const seesAll = access.role !== null && access.role !== 'billing';
  if (seesAll) {
    authorise(access, 'metrics.read');
    return { org, access, isSeen: isHere };
  }
  const ids = await grantedApps(ctx, access, isHere);
  // Whoever has no app here is refused by the role, unless guests come for what was taken from them meanwhile.
  authorise(
    ids.length > 0 || access.orgRole === null ? { ...access, role: 'viewer' } : access,
    'metrics.read',
  );
  return { org, access, isSeen: and(isHere, inArray(apps.id, ids)) };
}

async function grantedApps(ctx: Ctx, { actor }: Access, isHere: SQL | undefined): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: apps.id })
    .from(apps)
    .innerJoin(projects, and(eq(projects.orgId, apps.orgId), eq(projects.id, apps.projectId)))
    .leftJoin(projectMembers, isGrantTo(actor.accountId))
    .leftJoin(appMembers, isAppGrantTo(actor.accountId))
    .where(and(isHere, or(isNotNull(projectMembers.role), isNotNull(appMembers.role))));
  return rows.map(({ id }) => id);
}
