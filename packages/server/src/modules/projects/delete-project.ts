import { mutate } from '#audit';
import { authorise, lockOrganisation } from '#organisations';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { lockProject } from './lock-project.ts';
import { projectInOrg } from './project-in-org.ts';
import type { ProjectRefusal } from './refusals.ts';
import { projects } from './schema.ts';

/**
 * Deletes a project without apps.
 *
 * @throws Problem `conflict` while apps remain
 * @example await deleteProject(ctx, { org: 'acme', project: 'shop' });
 */
export async function deleteProject(ctx: Ctx, input: { org: string; project: string }): Promise<void> {
  const { org, project, access } = await projectInOrg(ctx, input.org, input.project);
  await mutate(ctx, authorise(access, 'project.delete'), async (tx) => {
    await lockOrganisation(tx, org.id, 'share');
    await lockProject(tx, org.id, project.id, 'no key update');
    const apps = await ctx.news.countApps(tx, org.id, project.id);
    if (apps > 0) throw hasApps(apps);
    await tx
      .update(projects)
      .set({ deletedAt: ctx.clock.now() })
      .where(and(eq(projects.orgId, org.id), eq(projects.id, project.id)));
    return {
      result: undefined,
      audit: { action: 'project.deleted', orgId: org.id, targetType: 'project', targetId: project.id },
    };
  });
}

function hasApps(apps: number): Problem {
  return new Problem('conflict', `The project still has ${apps} apps. Delete or transfer them first.`, {
    reason: 'has-apps' satisfies ProjectRefusal,
    apps,
  });
}
