import { mutate } from '#audit';
import { authorise } from '#organisations';
import type { Project } from '@codepushgo/contract';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { lockProject } from './lock-project.ts';
import { projectInOrg } from './project-in-org.ts';
import { projects } from './schema.ts';
import { toProject } from './shapes.ts';

/** Renames a project; the slug stays. */
export async function updateProject(
  ctx: Ctx,
  input: { org: string; project: string; name: string },
): Promise<Project> {
  const { org, project, access } = await projectInOrg(ctx, input.org, input.project);
  return mutate(ctx, authorise(access, 'project.update'), async (tx) => {
    await lockProject(tx, org.id, project.id, 'no key update');
    const { name } = input;
    await tx
      .update(projects)
      .set({ name })
      .where(and(eq(projects.orgId, org.id), eq(projects.id, project.id)));
    return {
      result: toProject({ ...project, name }, access.role!),
      audit: {
        action: 'project.updated',
        orgId: org.id,
        targetType: 'project',
        targetId: project.id,
        details: { fields: ['name'] },
      },
    };
  });
}
