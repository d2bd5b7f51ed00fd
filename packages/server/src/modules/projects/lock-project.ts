import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import type { ProjectRow } from './project-in-org.ts';
import { projectNotFound } from './refusals.ts';
import { projects } from './schema.ts';

/**
 * Holds a project until the transaction ends. Lock its organisation first.
 *
 * @param strength `share` to add something to it; `no key update` to delete it or count its apps
 * @throws Problem `not-found` when it was deleted or left the organisation
 * @example const { name } = await lockProject(tx, org.id, project.id, 'share');
 */
export async function lockProject(
  tx: Tx,
  orgId: string,
  projectId: string,
  strength: 'share' | 'no key update',
): Promise<ProjectRow> {
  const [row] = await tx
    .select()
    .from(projects)
    .where(and(eq(projects.orgId, orgId), eq(projects.id, projectId), isNull(projects.deletedAt)))
    .for(strength);
  if (!row) throw projectNotFound(projectId);
  return row;
}
