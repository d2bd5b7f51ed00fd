export { endProjectOfApp, foundProjectOfApp } from './found-project-of-app.ts';
export { lockProject } from './lock-project.ts';
export { moveProject } from './move-project.ts';
export { projectsPart } from './part.ts';
export type { ProjectRole } from './policy.ts';
export { dropProjectRole, giveProjectRole, type ProjectGrant } from './project-grants.ts';
export { isGrantTo, isProject, projectInOrg, type ProjectAccess, type ProjectRow } from './project-in-org.ts';
export type { ProjectRefusal } from './refusals.ts';
export { projectsRoutes } from './routes.ts';
export { projectMembers, projects } from './schema.ts';
export { toProject } from './shapes.ts';
export { slugOf } from './slug-of.ts';

export { createProject } from './create-project.ts';
export { deleteProject } from './delete-project.ts';
export { getProject } from './get-project.ts';
export { setProjectRole } from './set-project-role.ts';
