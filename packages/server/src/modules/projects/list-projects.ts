import { asMember, authorise, effectiveRole, organisationAccess } from '#organisations';
import type { Project } from '@codepushgo/contract';
import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { contains } from '../../platform/contains.ts';
import { afterCursor, toPage, type Page, type SearchRequest } from '../../platform/paging.ts';
import { isGrantTo } from './project-in-org.ts';
import { projectMembers, projects } from './schema.ts';
import { toProject } from './shapes.ts';

/** The projects that the caller may see: all with a technical role on the organisation, else those with a role of their own. */
export async function listProjects(ctx: Ctx, input: { org: string } & SearchRequest): Promise<Page<Project>> {
  const { org, access } = await organisationAccess(ctx, input.org);
  const { actor, orgRole } = access;
  authorise(asMember(access), 'project.list');
  const seesAll = orgRole !== null && orgRole !== 'billing';
  const after = afterCursor(input.cursor);
  const rows = await ctx.db
    .select({ project: projects, role: projectMembers.role })
    .from(projects)
    .leftJoin(projectMembers, isGrantTo(actor.accountId))
    .where(
      and(
        eq(projects.orgId, org.id),
        isNull(projects.deletedAt),
        seesAll ? undefined : isNotNull(projectMembers.role),
        contains(input.search, projects.name, projects.slug),
        after === undefined ? undefined : gt(projects.id, after),
      ),
    )
    .orderBy(projects.id)
    .limit(input.limit + 1);
  const items = rows.map(({ project, role }) => toProject(project, effectiveRole(orgRole, role)!));
  return toPage(items, input.limit, (project) => project.id);
}
