import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  lastAudit,
  makeAccount,
  makeApp,
  makeMember,
  makeOrg,
  makeProject,
} from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { createProject } from './create-project.ts';
import { deleteProject } from './delete-project.ts';
import { getProject } from './get-project.ts';
import { listProjectMembers } from './list-project-members.ts';
import { listProjects } from './list-projects.ts';
import { projectInOrg } from './project-in-org.ts';
import { removeProjectRole } from './remove-project-role.ts';
import { setProjectRole } from './set-project-role.ts';
import { updateProject } from './update-project.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const problem = (code: string, extra = {}) =>
  expect.objectContaining({ code, extra: expect.objectContaining(extra) });

async function makeTeam() {
  const owner = await makeAccount(server);
  const org = (await makeOrg(owner)).id;
  const project = await makeProject(owner, org);
  return { owner, org, project, at: { org, project: project.id } };
}

test('beginning, renaming and deleting a project, with the audit', async () => {
  const { owner, org, project } = await makeTeam();
  expect(project).toMatchObject({ organisationId: org, role: 'owner' });
  expect(await getProject(owner.ctx, { org, project: project.slug })).toEqual(project);
  expect((await updateProject(owner.ctx, { org, project: project.slug, name: 'New' })).name).toBe('New');
  expect(await lastAudit(server, project.id)).toMatchObject({ action: 'project.updated', orgId: org });
  await deleteProject(owner.ctx, { org, project: project.id });
  expect((await lastAudit(server, project.id))?.action).toBe('project.deleted');
  await expect(getProject(owner.ctx, { org, project: project.id })).rejects.toEqual(problem('not-found'));
  const again = await createProject(owner.ctx, { org, name: 'Again', slug: project.slug });
  expect(again.id).not.toBe(project.id);
  await expect(createProject(owner.ctx, { org, name: 'X', slug: again.slug })).rejects.toEqual(
    problem('name-taken', { reason: 'project-slug-taken' }),
  );
});

test('a project with apps stays; only owners of the organisation delete one', async () => {
  const { owner, org, at } = await makeTeam();
  await makeApp(owner, org, at.project);
  const admin = await makeMember(server, org, 'admin');
  await expect(deleteProject(admin.ctx, at)).rejects.toEqual(problem('forbidden'));
  await expect(deleteProject(owner.ctx, at)).rejects.toEqual(problem('conflict', { reason: 'has-apps' }));
});

test('who may begin and change projects', async () => {
  const { org, at } = await makeTeam();
  const [admin, developer, billing] = [
    await makeMember(server, org, 'admin'),
    await makeMember(server, org, 'developer'),
    await makeMember(server, org, 'billing'),
  ];
  const begin = (by: typeof admin, slug: string) => createProject(by.ctx, { org, name: 'X', slug });
  expect((await begin(admin, 'by-admin')).role).toBe('admin');
  await expect(begin(developer, 'by-developer')).rejects.toEqual(problem('forbidden'));
  await expect(updateProject(developer.ctx, { ...at, name: 'X' })).rejects.toEqual(problem('forbidden'));
  await expect(getProject(billing.ctx, at)).rejects.toEqual(problem('forbidden'));
  expect((await listProjects(billing.ctx, { org, limit: 10 })).items).toEqual([]);
  const stranger = await makeAccount(server);
  await expect(getProject(stranger.ctx, at)).rejects.toEqual(problem('not-found'));
  await expect(listProjects(stranger.ctx, { org, limit: 10 })).rejects.toEqual(problem('not-found'));
});

test("a project of another organisation is not found through one's own", async () => {
  const [one, two] = [await makeTeam(), await makeTeam()];
  await expect(projectInOrg(one.owner.ctx, one.org, two.project.id)).rejects.toEqual(problem('not-found'));
});

test('a role on a project holds there in place of the one on the organisation', async () => {
  const { owner, org, at, project } = await makeTeam();
  const other = await makeProject(owner, org);
  const member = await makeMember(server, org, 'developer');
  const given = await setProjectRole(owner.ctx, { ...at, account: member.email, role: 'viewer' });
  expect(given).toMatchObject({ accountId: member.accountId, role: 'viewer' });
  expect(await lastAudit(server, project.id)).toMatchObject({
    action: 'project.role-given',
    details: { accountId: member.accountId, role: 'viewer' },
  });
  const seen = await listProjects(member.ctx, { org, limit: 10 });
  expect(seen.items.map(({ id, role }) => [id, role])).toEqual([
    [project.id, 'viewer'],
    [other.id, 'developer'],
  ]);
  expect((await listProjectMembers(member.ctx, { ...at, limit: 10 })).items).toHaveLength(1);
  await removeProjectRole(owner.ctx, { ...at, account: member.accountId });
  expect((await lastAudit(server, project.id))?.action).toBe('project.role-removed');
  expect((await getProject(member.ctx, at)).role).toBe('developer');
  await expect(removeProjectRole(owner.ctx, { ...at, account: member.email })).rejects.toEqual(
    problem('not-found', { reason: 'no-project-role' }),
  );
});

test('an admin of one project manages its roles and nothing beyond it', async () => {
  const { owner, org, at } = await makeTeam();
  const [lead, other] = [await makeAccount(server), await makeAccount(server)];
  await setProjectRole(owner.ctx, { ...at, account: lead.email, role: 'admin' });
  expect((await setProjectRole(lead.ctx, { ...at, account: other.email, role: 'developer' })).role).toBe(
    'developer',
  );
  expect((await listProjects(other.ctx, { org, limit: 10 })).items.map(({ id }) => id)).toEqual([at.project]);
  await expect(createProject(lead.ctx, { org, name: 'X', slug: 'by-lead' })).rejects.toEqual(
    problem('forbidden'),
  );
  await expect(deleteProject(lead.ctx, at)).rejects.toEqual(problem('forbidden'));
  await expect(setProjectRole(other.ctx, { ...at, account: lead.email, role: 'viewer' })).rejects.toEqual(
    problem('forbidden'),
  );
});

test('owners and admins keep their role, and nobody unknown gets one', async () => {
  const { owner, org, at } = await makeTeam();
  const admin = await makeMember(server, org, 'admin');
  const give = (account: string) => setProjectRole(owner.ctx, { ...at, account, role: 'viewer' });
  await expect(give(admin.email)).rejects.toEqual(problem('conflict', { reason: 'keeps-role' }));
  await expect(give('nobody@example.com')).rejects.toEqual(
    problem('not-found', { reason: 'account-not-found' }),
  );
});
