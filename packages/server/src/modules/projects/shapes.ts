import type { Project } from '@codepushgo/contract';
import type { Role } from '#organisations';
import type { ProjectRow } from './project-in-org.ts';

/**
 * A project as the API shows it to somebody with this role.
 *
 * @example toProject(project, 'owner').role; // 'owner'
 */
export function toProject(row: ProjectRow, role: Role): Project {
  return {
    id: row.id,
    organisationId: row.orgId,
    slug: row.slug,
    name: row.name,
    role,
    createdAt: row.createdAt.toISOString(),
  };
}
