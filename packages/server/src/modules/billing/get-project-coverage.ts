import type { Coverage } from '@codepushgo/contract';
import { authorise } from '#organisations';
import { projectInOrg } from '#projects';
import type { Ctx } from '../../context.ts';
import { coverageOf } from './coverage-of.ts';

/** What a project is covered for; everybody with a technical role on it may know, and no amounts are told. */
export async function getProjectCoverage(
  ctx: Ctx,
  input: { org: string; project: string },
): Promise<Coverage> {
  const { org, project, access } = await projectInOrg(ctx, input.org, input.project);
  authorise(access, 'project.read');
  return coverageOf(ctx, org, project);
}
