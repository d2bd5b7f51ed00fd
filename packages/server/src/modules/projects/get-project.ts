import { authorise } from '#organisations';
import type { Project } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { projectInOrg } from './project-in-org.ts';
import { toProject } from './shapes.ts';

/**
 * One project.
 *
 * @example const { name } = await getProject(ctx, { org: 'acme', project: 'shop' }); // 'Shop'
 */
export async function getProject(ctx: Ctx, input: { org: string; project: string }): Promise<Project> {
  const { project, access } = await projectInOrg(ctx, input.org, input.project);
  authorise(access, 'project.read');
  return toProject(project, access.role!);
}
