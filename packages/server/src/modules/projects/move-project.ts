import { and, eq, sql } from 'drizzle-orm';
import type { Ctx, ProjectMove } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { isProject, type ProjectRow } from './project-in-org.ts';
import { projectSlugTaken } from './refusals.ts';
import { projectMembers, projects } from './schema.ts';

/**
 * Moves the row of a project and the roles on it to another organisation, and tells the other modules; its apps are
 * the caller's to move. Both organisations and the project must be locked; the caller has judged and audits.
 *
 * Roles on the project go along, admins as developers: nobody runs what belongs to somebody else now.
 *
 * @throws Problem `name-taken` when the target has a project of this slug; what a module says that lets it not go
 * @example
 * const held = await lockProject(tx, org.id, project.id, 'no key update');
 * const { orgId } = await moveProject(ctx, tx, held, 'org_01kb3q');
 */
export async function moveProject(
  ctx: Ctx,
  tx: Tx,
  project: ProjectRow,
  toOrgId: string,
): Promise<ProjectRow> {
  const { id: projectId, orgId: fromOrgId, slug } = project;
  const [same] = await tx
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.orgId, toOrgId), isProject(slug)));
  if (same) throw projectSlugTaken(slug);
  const move: ProjectMove = { projectId, fromOrgId, toOrgId };
  await ctx.news.projectMoved(ctx, tx, move);
  const [moved] = await tx
    .update(projects)
    .set({ orgId: toOrgId })
    .where(and(eq(projects.orgId, fromOrgId), eq(projects.id, projectId)))
    .returning();
  await moveRoles(tx, move);
  return moved!;
}

async function moveRoles(tx: Tx, { projectId, fromOrgId, toOrgId }: ProjectMove): Promise<void> {
  const { role } = projectMembers;
  await tx
    .update(projectMembers)
    .set({ orgId: toOrgId, role: sql`CASE WHEN ${role} = 'admin' THEN 'developer' ELSE ${role} END` })
    .where(and(eq(projectMembers.orgId, fromOrgId), eq(projectMembers.projectId, projectId)));
}
