import { z } from 'zod';
import { Empty, endpoint, inOrg, inProject, Instant, pageInput, pageOf } from './endpoint.ts';
import { RoleName, Slug } from './organisations.ts';
import { searchInput } from './search.ts';

const tag = 'Projects';
const name = z.string().trim().min(1).max(128);

/** What groups the apps of one product. */
export const Project = z.object({
  id: z.string(),
  organisationId: z.string(),
  slug: z.string(),
  name: z.string(),
  role: RoleName,
  createdAt: Instant,
});
export type Project = z.infer<typeof Project>;

/** Somebody whose role on this project differs from the organisation's. */
export const ProjectMember = z.object({
  accountId: z.string(),
  name: z.string(),
  email: z.string(),
  role: RoleName,
  since: Instant,
});
export type ProjectMember = z.infer<typeof ProjectMember>;

const member = { ...inProject, account: z.string().min(1).max(320) };

/** The endpoints of projects. */
export const projects = {
  list: endpoint('project.list', {
    method: 'GET',
    path: '/organisations/{org}/projects',
    summary: 'Projects you may see',
    tag,
  })
    .input(z.object({ ...inOrg, ...pageInput, ...searchInput }))
    .output(pageOf(Project)),
  create: endpoint('project.create', {
    method: 'POST',
    path: '/organisations/{org}/projects',
    summary: 'Begin a project',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(z.object({ ...inOrg, name, slug: Slug }))
    .output(Project),
  get: endpoint('project.read', {
    method: 'GET',
    path: '/organisations/{org}/projects/{project}',
    summary: 'One project',
    tag,
  })
    .input(z.object(inProject))
    .output(Project),
  update: endpoint('project.update', {
    method: 'PATCH',
    path: '/organisations/{org}/projects/{project}',
    summary: 'Rename a project',
    tag,
  })
    .input(z.object({ ...inProject, name }))
    .output(Project),
  delete: endpoint('project.delete', {
    method: 'DELETE',
    path: '/organisations/{org}/projects/{project}',
    summary: 'Delete a project that has no apps left',
    tag,
    status: 204,
  })
    .input(z.object(inProject))
    .output(Empty),
  transfer: endpoint('project.transfer', {
    method: 'POST',
    path: '/organisations/{org}/projects/{project}/transfer',
    summary: 'Move a project with its apps to another organisation where you may begin projects',
    tag,
  })
    .input(
      z.object({
        ...inProject,
        /** Slug or id of an organisation. */
        to: z.string().trim().min(1).max(254),
      }),
    )
    .output(Project),
  listMembers: endpoint('project.read', {
    method: 'GET',
    path: '/organisations/{org}/projects/{project}/members',
    summary: 'Roles that differ on this project',
    tag,
  })
    .input(z.object({ ...inProject, ...pageInput }))
    .output(pageOf(ProjectMember)),
  setMemberRole: endpoint('member.manage', {
    method: 'PUT',
    path: '/organisations/{org}/projects/{project}/members/{account}',
    summary: "Give an account a role on this project in place of the organisation's",
    tag,
  })
    .input(z.object({ ...member, role: z.enum(['admin', 'developer', 'viewer']) }))
    .output(ProjectMember),
  removeMember: endpoint('member.manage', {
    method: 'DELETE',
    path: '/organisations/{org}/projects/{project}/members/{account}',
    summary: 'Take the differing role away',
    tag,
    status: 204,
  })
    .input(z.object(member))
    .output(Empty),
};
