import { deleteChannel, listAppChannels, restoreChannel, rotateDeploymentKey } from '#channels';
import { addCollaborator, listCollaborators } from '#collaborators';
import { auditEntries } from '#audit';
import { getProject, setProjectRole } from '#projects';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  askWithKey,
  lastAudit,
  makeAccount,
  makeApp,
  makeMember,
  makeOrg,
  type Person,
} from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { createAppWithProject } from './create-app-with-project.ts';
import { getApp } from './get-app.ts';
import { transferApp } from './transfer-app.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const problem = (code: string, extra = {}) =>
  expect.objectContaining({ code, extra: expect.objectContaining(extra) });

async function makeWireApp(name = 'App') {
  const owner = await makeAccount(server);
  const made = await createAppWithProject(owner.ctx, { name });
  const org = owner.userName;
  return { owner, org, ...made, at: { org, app: made.app.id } };
}

const roles = async (person: Person, org: string, app: string) =>
  (await listCollaborators(person.ctx, { org, app, limit: 10 })).items.map(({ email, role }) => [
    email,
    role,
  ]);

test('an app moves with channels and keys into a project of its own; the caller stays as collaborator', async () => {
  const { owner, org, app, channels, at } = await makeWireApp();
  const [target, friend] = [await makeAccount(server), await makeAccount(server)];
  await addCollaborator(owner.ctx, { ...at, email: friend.email });
  await addCollaborator(owner.ctx, { ...at, email: target.email });
  await rotateDeploymentKey(owner.ctx, { ...at, channel: 'Staging', overlapDays: 90 });
  await deleteChannel(owner.ctx, { ...at, channel: 'Production' });
  // News of earlier changes may still arrive from the database.
  const told: string[][] = [];
  server.platform.changes.subscribe((topics) => told.push((topics ?? []).toSorted()));
  const moved = await transferApp(owner.ctx, { ...at, to: target.email.toUpperCase() });
  expect(moved).toMatchObject({ id: app.id, role: 'developer' });
  expect(moved.organisationId).not.toBe(app.organisationId);
  expect(told).toContainEqual(channels.map(({ id }) => `channel:${id}`).toSorted());
  const there = { org: target.userName, app: app.id };
  expect((await getApp(target.ctx, there)).role).toBe('owner');
  expect((await getProject(target.ctx, { org: target.userName, project: moved.projectId })).slug).toBe('app');
  expect((await roles(target, there.org, app.id)).toSorted()).toEqual(
    [
      [owner.email, 'developer'],
      [friend.email, 'developer'],
      [target.email, 'owner'],
    ].toSorted(),
  );
  // The old key, rotated before, still leads here.
  expect(await askWithKey(server, channels[0]!.deploymentKey)).toBe(200);
  await restoreChannel(target.ctx, { ...there, channel: channels[1]!.id });
  expect(await listAppChannels(target.ctx, there)).toHaveLength(2);
  await expect(getApp(owner.ctx, at)).rejects.toEqual(problem('not-found'));
  // Nothing is left of the project that was made for it.
  await expect(getProject(owner.ctx, { org, project: app.projectId })).rejects.toEqual(problem('not-found'));
});

test('both organisations have it in their audit', async () => {
  const { owner, app, at } = await makeWireApp();
  const target = await makeAccount(server);
  const moved = await transferApp(owner.ctx, { ...at, to: target.userName });
  const entries = async (orgId: string) => {
    const where = and(eq(auditEntries.orgId, orgId), eq(auditEntries.targetId, app.id));
    return (await server.db.select().from(auditEntries).where(where)).map(({ action }) => action);
  };
  expect(await entries(app.organisationId)).toContain('app.transferred');
  expect(await entries(moved.organisationId)).toEqual(['app.received']);
});

test('refused: an unregistered address, an owner already, a name that the target has', async () => {
  const { owner, org, app, at } = await makeWireApp('Clash');
  const give = (to: string) => transferApp(owner.ctx, { ...at, to });
  await expect(give('unknown@example.com')).rejects.toEqual(
    problem('not-found', { reason: 'account-not-found' }),
  );
  await expect(give(owner.email)).rejects.toEqual(problem('conflict', { reason: 'already-owner' }));
  const target = await makeWireApp('Clash');
  await expect(give(target.owner.email)).rejects.toEqual(problem('name-taken', { reason: 'target-has-app' }));
  expect((await getApp(owner.ctx, { org, app: app.id })).projectId).toBe(app.projectId);
  expect((await lastAudit(server, app.id))?.action).toBe('app.created');
});

test('only those who run the organisation move an app out of it', async () => {
  const owner = await makeAccount(server);
  const org = (await makeOrg(owner)).id;
  const { app } = await makeApp(owner, org);
  const [admin, developer] = [
    await makeMember(server, org, 'admin'),
    await makeMember(server, org, 'developer'),
  ];
  const [lead, target] = [await makeAccount(server), await makeAccount(server)];
  await setProjectRole(owner.ctx, { org, project: app.projectId, account: lead.email, role: 'admin' });
  const give = (by: Person) => transferApp(by.ctx, { org, app: app.id, to: target.email });
  for (const by of [developer, lead]) await expect(give(by)).rejects.toEqual(problem('forbidden'));
  await expect(give(target)).rejects.toEqual(problem('not-found'));
  await give(admin);
  // Roles of the organisation stay behind; those on the project came along, without running anything.
  expect((await roles(target, target.userName, app.id)).toSorted()).toEqual(
    [
      [target.email, 'owner'],
      [admin.email, 'developer'],
      [lead.email, 'developer'],
    ].toSorted(),
  );
  await expect(getApp(developer.ctx, { org: target.userName, app: app.id })).rejects.toEqual(
    problem('not-found'),
  );
});

test('to a team by its slug, for those who may begin projects there', async () => {
  const { owner, at } = await makeWireApp();
  const team = await makeOrg(owner);
  const foreign = await makeOrg(await makeAccount(server));
  await expect(transferApp(owner.ctx, { ...at, to: foreign.slug })).rejects.toEqual(problem('not-found'));
  const moved = await transferApp(owner.ctx, { ...at, to: team.slug });
  expect(moved).toMatchObject({ organisationId: team.id, role: 'owner' });
  const again = transferApp(owner.ctx, { org: team.id, app: moved.id, to: team.slug });
  await expect(again).rejects.toEqual(problem('conflict', { reason: 'already-owner' }));
});

test('two transfers at once: one happens, and opposite ways do not block each other', async () => {
  const [one, two] = [await makeWireApp('One'), await makeWireApp('Two')];
  const third = await makeAccount(server);
  const outcomes = await Promise.allSettled([
    transferApp(one.owner.ctx, { ...one.at, to: two.owner.email }),
    transferApp(one.owner.ctx, { ...one.at, to: third.email }),
    transferApp(two.owner.ctx, { ...two.at, to: one.owner.email }),
  ]);
  expect(outcomes[2]?.status).toBe('fulfilled');
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
});
