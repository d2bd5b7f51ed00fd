import type { Evidence } from '@codepushgo/contract';
import { apps } from '#apps';
import { authorise } from '#organisations';
import { projectInOrg } from '#projects';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

const MOST_APPS = 50;

/** The project of the ticket with its apps; null for a ticket without one. */
export async function collectProject(
  ctx: Ctx,
  org: string,
  projectId: string | null,
): Promise<Evidence['project']> {
  if (projectId === null) return null;
  const { project, access } = await projectInOrg(ctx, org, projectId);
  authorise(access, 'project.read');
  const rows = await ctx.db
    .select({ name: apps.name, os: apps.os })
    .from(apps)
    .where(and(eq(apps.orgId, project.orgId), eq(apps.projectId, project.id), isNull(apps.deletedAt)))
    .orderBy(asc(apps.name))
    .limit(MOST_APPS);
  return { id: project.id, name: project.name, slug: project.slug, apps: rows };
}
