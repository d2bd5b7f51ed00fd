import { os } from '../../api-base.ts';
import { createProject } from './create-project.ts';
import { deleteProject } from './delete-project.ts';
import { getProject } from './get-project.ts';
import { listProjectMembers } from './list-project-members.ts';
import { listProjects } from './list-projects.ts';
import { removeProjectRole } from './remove-project-role.ts';
import { setProjectRole } from './set-project-role.ts';
import { updateProject } from './update-project.ts';

const api = os.projects;

/** The endpoints of projects and the roles on them. */
export const projectsRoutes = {
  list: api.list.handler(({ context, input }) => listProjects(context, input)),
  create: api.create.handler(({ context, input }) => createProject(context, input)),
  get: api.get.handler(({ context, input }) => getProject(context, input)),
  update: api.update.handler(({ context, input }) => updateProject(context, input)),
  delete: api.delete.handler(({ context, input }) => deleteProject(context, input)),
  listMembers: api.listMembers.handler(({ context, input }) => listProjectMembers(context, input)),
  setMemberRole: api.setMemberRole.handler(({ context, input }) => setProjectRole(context, input)),
  removeMember: api.removeMember.handler(({ context, input }) => removeProjectRole(context, input)),
};
