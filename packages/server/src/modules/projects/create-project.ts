import { mutate } from '#audit';
import { authorise, lockOrganisation, organisationAccess } from '#organisations';
import type { Project } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { newId } from '../../platform/ids.ts';
import { projectSlugTaken } from './refusals.ts';
import { projects } from './schema.ts';
import { toProject } from './shapes.ts';

/**
 * Begins a project.
 *
 * @throws Problem `name-taken` for a slug that a project of the organisation has
 * @example const { id } = await createProject(ctx, { org: 'acme', name: 'Shop', slug: 'shop' });
 */
export async function createProject(
  ctx: Ctx,
  input: { org: string; name: string; slug: string },
): Promise<Project> {
  const { org, access } = await organisationAccess(ctx, input.org);
  return mutate(ctx, authorise(access, 'project.create'), async (tx) => {
    await lockOrganisation(tx, org.id, 'share');
    const { name, slug } = input;
    const [row] = await tx
      .insert(projects)
      .values({ id: newId('prj', ctx.clock), orgId: org.id, slug, name, createdAt: ctx.clock.now() })
      .onConflictDoNothing()
      .returning();
    if (!row) throw projectSlugTaken(slug);
    return {
      result: toProject(row, access.role!),
      audit: { action: 'project.created', orgId: org.id, targetType: 'project', targetId: row.id },
    };
  });
}
