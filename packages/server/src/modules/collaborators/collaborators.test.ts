import { createAppWithProject, getApp, listApps } from '#apps';
import { listVisibleApps } from '#channels';
import { createProject, setProjectRole } from '#projects';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  lastAudit,
  makeAccount,
  makeApp,
  makeMember,
  makeOrg,
  type Person,
} from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { addCollaborator } from './add-collaborator.ts';
import { listCollaborators } from './list-collaborators.ts';
import { removeCollaborator } from './remove-collaborator.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const problem = (code: string, extra = {}) =>
  expect.objectContaining({ code, extra: expect.objectContaining(extra) });

async function makeWireApp() {
  const owner = await makeAccount(server);
  const { app } = await createAppWithProject(owner.ctx, { name: 'App' });
  const at = { org: owner.userName, app: app.id };
  const add = (person: Person, by = owner) =>
    addCollaborator(by.ctx, { ...at, email: person.email.toUpperCase() });
  const remove = (person: Person, by = owner) => removeCollaborator(by.ctx, { ...at, email: person.email });
  return { owner, app, at, add, remove };
}

test('a collaborator of an app with a project of its own is developer on the project', async () => {
  const { owner, app, at, add, remove } = await makeWireApp();
  const guest = await makeAccount(server);
  expect(await add(guest)).toMatchObject({
    accountId: guest.accountId,
    email: guest.email,
    role: 'developer',
    via: 'project',
  });
  expect(await lastAudit(server, app.id)).toMatchObject({
    action: 'collaborator.added',
    details: { accountId: guest.accountId, via: 'project' },
  });
  expect((await getApp(guest.ctx, at)).role).toBe('developer');
  const listed = await listCollaborators(owner.ctx, { ...at, limit: 10 });
  expect(listed.items.map(({ email, role, via }) => [email, role, via]).toSorted()).toEqual(
    [
      [owner.email, 'owner', 'organisation'],
      [guest.email, 'developer', 'project'],
    ].toSorted(),
  );
  await expect(add(guest)).rejects.toEqual(problem('conflict', { reason: 'already-collaborator' }));
  await expect(add(owner)).rejects.toEqual(problem('conflict', { reason: 'already-collaborator' }));
  await remove(guest);
  expect((await lastAudit(server, app.id))?.action).toBe('collaborator.removed');
  await expect(getApp(guest.ctx, at)).rejects.toEqual(problem('not-found'));
});

test('where the project holds other apps, the role is on that app alone', async () => {
  const owner = await makeAccount(server);
  const org = owner.userName;
  const one = await makeApp(owner, org);
  const two = await makeApp(owner, org, one.app.projectId);
  const guest = await makeAccount(server);
  const added = await addCollaborator(owner.ctx, { org, app: one.app.id, email: guest.email });
  expect(added.via).toBe('app');
  expect((await listApps(guest.ctx, { org, limit: 10 })).items.map(({ id }) => id)).toEqual([one.app.id]);
  await expect(getApp(guest.ctx, { org, app: two.app.id })).rejects.toEqual(problem('not-found'));
});

test('a viewer is raised to developer, whichever grant made him one', async () => {
  const { owner, at, app, add } = await makeWireApp();
  const viewer = await makeAccount(server);
  await setProjectRole(owner.ctx, {
    org: at.org,
    project: app.projectId,
    account: viewer.email,
    role: 'viewer',
  });
  expect(await add(viewer)).toMatchObject({ role: 'developer', via: 'project' });
});

test('taken off one app, a role on the whole project is kept on its other apps', async () => {
  const owner = await makeAccount(server);
  const org = owner.userName;
  const { id: project } = await createProject(owner.ctx, { org, name: 'P', slug: 'several' });
  const [one, two] = [await makeApp(owner, org, project), await makeApp(owner, org, project)];
  const guest = await makeAccount(server);
  await setProjectRole(owner.ctx, { org, project, account: guest.email, role: 'developer' });
  await removeCollaborator(owner.ctx, { org, app: one.app.id, email: guest.email });
  await expect(getApp(guest.ctx, { org, app: one.app.id })).rejects.toEqual(problem('not-found'));
  expect((await getApp(guest.ctx, { org, app: two.app.id })).role).toBe('developer');
});

test('who may add and remove; everyone may go', async () => {
  const { owner, add, remove } = await makeWireApp();
  const [one, two, stranger] = [
    await makeAccount(server),
    await makeAccount(server),
    await makeAccount(server),
  ];
  await add(one);
  await add(two);
  await expect(add(stranger, one)).rejects.toEqual(problem('forbidden'));
  await expect(remove(two, one)).rejects.toEqual(problem('forbidden'));
  await expect(remove(two, stranger)).rejects.toEqual(problem('not-found'));
  await remove(one, one);
  await expect(remove(one)).rejects.toEqual(problem('not-found', { reason: 'not-a-collaborator' }));
  await expect(remove(owner)).rejects.toEqual(problem('conflict', { reason: 'owner-stays' }));
});

test('only registered accounts are added, and members are managed in the organisation', async () => {
  const { owner, at } = await makeWireApp();
  const unknown = addCollaborator(owner.ctx, { ...at, email: 'unknown@example.com' });
  await expect(unknown).rejects.toEqual(problem('not-found', { reason: 'account-not-found' }));
  const removal = removeCollaborator(owner.ctx, { ...at, email: 'unknown@example.com' });
  await expect(removal).rejects.toEqual(problem('not-found', { reason: 'not-a-collaborator' }));
  const { organisationId } = await getApp(owner.ctx, at);
  const member = await makeMember(server, organisationId, 'developer');
  const ofMember = removeCollaborator(owner.ctx, { ...at, email: member.email });
  await expect(ofMember).rejects.toEqual(problem('conflict', { reason: 'via-organisation' }));
});

test('the wire sees all apps of all organisations with their owners and people', async () => {
  const { owner, app, add } = await makeWireApp();
  const guest = await makeAccount(server);
  await add(guest);
  const own = await createAppWithProject(guest.ctx, { name: 'App' });
  const team = await makeOrg(guest);
  const shared = await makeApp(guest, team.id);
  const seen = await listVisibleApps(guest.ctx);
  expect(seen.map((one) => [one.id, one.role, one.ownerEmail, one.org.kind])).toEqual([
    ...[shared.app.name < 'App' ? [shared.app.id, 'owner', guest.email, 'team'] : []].filter(
      (row) => row.length > 0,
    ),
    [app.id, 'developer', owner.email, 'personal'],
    [own.app.id, 'owner', guest.email, 'personal'],
    ...[shared.app.name < 'App' ? [] : [shared.app.id, 'owner', guest.email, 'team']].filter(
      (row) => row.length > 0,
    ),
  ]);
  const first = seen.find(({ id }) => id === app.id)!;
  expect(first.channels).toEqual(['Production', 'Staging']);
  expect(first.collaborators.map(({ email, role }) => [email, role]).toSorted()).toEqual(
    [
      [guest.email, 'developer'],
      [owner.email, 'owner'],
    ].toSorted(),
  );
  expect(await listVisibleApps(guest.ctx, { name: 'App' })).toHaveLength(2);
  expect(await listVisibleApps(guest.ctx, { org: team.slug })).toMatchObject([{ id: shared.app.id }]);
  const limited = guest.keyCtx({ level: 'read', organisationId: team.id });
  expect((await listVisibleApps(limited)).map(({ id }) => id)).toEqual([shared.app.id]);
  const billing = await makeMember(server, team.id, 'billing');
  expect(await listVisibleApps(billing.ctx)).toEqual([]);
});
