import { generateKeyPairSync } from 'node:crypto';
import { createChannel, purgeChannels } from '#channels';
import { deleteProject, getProject, setProjectRole } from '#projects';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  askWithKey,
  lastAudit,
  makeAccount,
  makeApp,
  makeMember,
  makeOrg,
  makeProject,
} from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { appInOrg } from './app-in-org.ts';
import { createAppWithProject } from './create-app-with-project.ts';
import { createApp } from './create-app.ts';
import { deleteApp } from './delete-app.ts';
import { getApp } from './get-app.ts';
import { listApps } from './list-apps.ts';
import { purgeApps } from './purge-apps.ts';
import { restoreApp } from './restore-app.ts';
import { apps } from './schema.ts';
import { updateApp } from './update-app.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const DAY_MS = 86_400_000;
const problem = (code: string, extra = {}) =>
  expect.objectContaining({ code, extra: expect.objectContaining(extra) });

async function makeTeam() {
  const owner = await makeAccount(server);
  const org = (await makeOrg(owner)).id;
  const { app, channels } = await makeApp(owner, org);
  return { owner, org, app, channels, at: { org, app: app.id } };
}

test('an app comes with Staging and Production, each with a key of its own', async () => {
  const { owner, org, app, channels } = await makeTeam();
  expect(app).toMatchObject({ organisationId: org, os: 'ios', framework: 'React-Native', role: 'owner' });
  expect(channels.map(({ name, position }) => [name, position])).toEqual([
    ['Staging', 0],
    ['Production', 1],
  ]);
  expect(new Set(channels.map(({ deploymentKey }) => deploymentKey)).size).toBe(2);
  for (const { deploymentKey } of channels) expect(deploymentKey).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_-]{37}$/);
  expect(await lastAudit(server, app.id)).toMatchObject({ action: 'app.created', orgId: org });
  expect(await getApp(owner.ctx, { org, app: app.name })).toEqual(app);
  expect(await askWithKey(server, channels[0]!.deploymentKey)).toBe(200);
});

test('a name is unique in its organisation, over its projects, and free elsewhere', async () => {
  const { owner, org, app } = await makeTeam();
  const project = (await makeProject(owner, org)).id;
  const twice = createApp(owner.ctx, { org, project, name: app.name });
  await expect(twice).rejects.toEqual(problem('name-taken', { reason: 'app-name-taken' }));
  const other = await makeTeam();
  const elsewhere = createApp(other.owner.ctx, {
    org: other.org,
    project: other.app.projectId,
    name: app.name,
  });
  expect((await elsewhere).app.name).toBe(app.name);
});

test('names of a thousand characters work, and an id is not mistaken for a name', async () => {
  const { owner, org, app } = await makeTeam();
  const project = app.projectId;
  const long = '名'.repeat(1000);
  const made = await createApp(owner.ctx, { org, project, name: long, withChannels: false });
  expect(made.channels).toEqual([]);
  expect((await getApp(owner.ctx, { org, app: long })).id).toBe(made.app.id);
  await createApp(owner.ctx, { org, project, name: app.id });
  expect((await getApp(owner.ctx, { org, app: app.id })).id).toBe(app.id);
});

test('an app of the wire has a project of its own with a free slug', async () => {
  const person = await makeAccount(server);
  const slugs: string[] = [];
  for (const name of ['My App', 'My-App', 'my app!']) {
    const { app } = await createAppWithProject(person.ctx, { name });
    expect(app.os).toBeNull();
    slugs.push((await getProject(person.ctx, { org: person.userName, project: app.projectId })).slug);
  }
  expect(slugs).toEqual(['my-app', 'my-app-2', 'my-app-3']);
  await expect(createAppWithProject(person.ctx, { name: 'My App' })).rejects.toEqual(problem('name-taken'));
  const team = await makeTeam();
  const developer = await makeMember(server, team.org, 'developer');
  await expect(createAppWithProject(developer.ctx, { org: team.org, name: 'X' })).rejects.toEqual(
    problem('forbidden'),
  );
});

test('created at once, wire apps of one name count once and leave one project', async () => {
  const person = await makeAccount(server);
  const tries = await Promise.allSettled(
    [1, 2, 3].map(() => createAppWithProject(person.ctx, { name: 'Same' })),
  );
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await listApps(person.ctx, { org: person.userName, limit: 10 })).items).toHaveLength(1);
});

test('renaming: to a free name, to its own, to a taken one', async () => {
  const { owner, org, app, at } = await makeTeam();
  const renamed = await updateApp(owner.ctx, { ...at, name: 'Renamed' });
  expect(renamed).toMatchObject({ name: 'Renamed', displayName: 'Renamed' });
  expect(await lastAudit(server, app.id)).toMatchObject({
    action: 'app.updated',
    details: { fields: ['name', 'displayName'] },
  });
  const before = await lastAudit(server, app.id);
  expect(await updateApp(owner.ctx, { ...at, name: 'Renamed' })).toEqual(renamed);
  expect(await lastAudit(server, app.id)).toEqual(before);
  const second = await makeApp(owner, org);
  const clash = updateApp(owner.ctx, { org, app: second.app.id, name: 'Renamed' });
  await expect(clash).rejects.toEqual(problem('name-taken', { reason: 'app-name-taken' }));
  const shown = await updateApp(owner.ctx, { ...at, displayName: 'Shown' });
  expect(shown).toMatchObject({ name: 'Renamed', displayName: 'Shown' });
});

test('a signing key is checked, kept, and taken away with null', async () => {
  const { owner, at } = await makeTeam();
  const { publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const set = (signingPublicKey: string | null) => updateApp(owner.ctx, { ...at, signingPublicKey });
  expect((await set(publicKey)).signingPublicKey).toBe(publicKey);
  await expect(set('nonsense')).rejects.toEqual(problem('invalid-input'));
  await expect(set('')).rejects.toEqual(problem('invalid-input'));
  expect((await set(null)).signingPublicKey).toBeNull();
});

test('a deleted app is gone with its keys, and comes back with them', async () => {
  const { owner, org, app, channels, at } = await makeTeam();
  const key = channels[0]!.deploymentKey;
  // News of earlier changes may still arrive from the database.
  const told: string[][] = [];
  server.platform.changes.subscribe((topics) => told.push((topics ?? []).toSorted()));
  await deleteApp(owner.ctx, at);
  expect((await lastAudit(server, app.id))?.action).toBe('app.deleted');
  expect(told).toContainEqual(channels.map(({ id }) => `channel:${id}`).toSorted());
  expect(await askWithKey(server, key)).toBe(404);
  await expect(getApp(owner.ctx, at)).rejects.toEqual(problem('not-found'));
  const deleted = await listApps(owner.ctx, { org, deleted: true, limit: 10 });
  expect(deleted.items.map(({ id }) => id)).toEqual([app.id]);
  await expect(restoreApp(owner.ctx, { org, app: app.name })).rejects.toEqual(problem('not-found'));
  const restored = await restoreApp(owner.ctx, at);
  expect(restored).toEqual(app);
  expect(await askWithKey(server, key)).toBe(200);
});

test('restoring meets a name that is taken now, and a project that is gone', async () => {
  const { owner, org, app, at } = await makeTeam();
  await deleteApp(owner.ctx, at);
  const project = (await makeProject(owner, org)).id;
  const usurper = await createApp(owner.ctx, { org, project, name: app.name });
  await expect(restoreApp(owner.ctx, at)).rejects.toEqual(
    problem('name-taken', { reason: 'app-name-taken' }),
  );
  await updateApp(owner.ctx, { org, app: usurper.app.id, name: 'Usurper' });
  await deleteProject(owner.ctx, { org, project: app.projectId });
  await expect(restoreApp(owner.ctx, at)).rejects.toEqual(problem('conflict', { reason: 'project-deleted' }));
  expect((await restoreApp(owner.ctx, { ...at, project })).projectId).toBe(project);
});

test('after thirty days nothing comes back, and the keys are free again', async () => {
  const { owner, org, app, channels, at } = await makeTeam();
  const key = channels[0]!.deploymentKey;
  const wire = await createAppWithProject(owner.ctx, { name: 'Short-lived' });
  await deleteApp(owner.ctx, at);
  await deleteApp(owner.ctx, { org: owner.userName, app: wire.app.id });
  server.clock.advance(30 * DAY_MS - 1);
  const ctx = server.ctx({ kind: 'system', name: 'test' });
  while ((await purgeApps(ctx)) + (await purgeChannels(ctx)) > 0);
  expect((await lastAudit(server, app.id))?.action).toBe('app.deleted');
  server.clock.advance(1);
  await expect(restoreApp(owner.ctx, at)).rejects.toEqual(problem('not-found'));
  while ((await purgeApps(ctx)) + (await purgeChannels(ctx)) > 0);
  expect((await lastAudit(server, app.id))?.action).toBe('app.purged');
  const [row] = await server.db.select().from(apps).where(eq(apps.id, app.id));
  expect(row?.purgedAt).toEqual(server.clock.now());
  const fresh = await makeApp(owner, org);
  const reused = createChannel(owner.ctx, { org, app: fresh.app.id, name: 'Reused', deploymentKey: key });
  expect((await reused).deploymentKey).toBe(key);
  const gone = getProject(owner.ctx, { org: owner.userName, project: wire.app.projectId });
  await expect(gone).rejects.toEqual(problem('not-found'));
});

test('each role does what the table says, and strangers learn nothing', async () => {
  const { org, app, at } = await makeTeam();
  const [admin, developer, viewer, billing, stranger] = [
    await makeMember(server, org, 'admin'),
    await makeMember(server, org, 'developer'),
    await makeMember(server, org, 'viewer'),
    await makeMember(server, org, 'billing'),
    await makeAccount(server, { operator: true }),
  ];
  const forbidden = problem('forbidden');
  for (const { ctx } of [developer, viewer]) {
    expect((await getApp(ctx, at)).id).toBe(app.id);
    await expect(updateApp(ctx, { ...at, name: 'X' })).rejects.toEqual(forbidden);
    await expect(deleteApp(ctx, at)).rejects.toEqual(forbidden);
  }
  await expect(getApp(billing.ctx, at)).rejects.toEqual(forbidden);
  expect((await listApps(billing.ctx, { org, limit: 10 })).items).toEqual([]);
  const project = app.projectId;
  await expect(createApp(viewer.ctx, { org, project, name: 'V' })).rejects.toEqual(forbidden);
  expect((await createApp(developer.ctx, { org, project, name: 'D' })).app.role).toBe('developer');
  for (const attempt of [getApp, deleteApp, appInOrgAt])
    await expect(attempt(stranger.ctx, at)).rejects.toEqual(problem('not-found'));
  await expect(getApp(server.ctx(), at)).rejects.toEqual(problem('not-signed-in'));
  await expect(deleteApp(admin.keyCtx({ level: 'release', organisationId: null }), at)).rejects.toEqual(
    problem('scope-too-small'),
  );
  await deleteApp(admin.ctx, at);
});

const appInOrgAt = (ctx: Parameters<typeof appInOrg>[0], at: { org: string; app: string }) =>
  appInOrg(ctx, at.org, at.app);

test("an app of another organisation is not found through one's own", async () => {
  const [one, two] = [await makeTeam(), await makeTeam()];
  await expect(getApp(one.owner.ctx, { org: one.org, app: two.app.id })).rejects.toEqual(
    problem('not-found'),
  );
});

test('lists show what one has a role on, page by page', async () => {
  const { owner, org, app } = await makeTeam();
  const [second, third] = [await makeApp(owner, org), await makeApp(owner, org)];
  const guest = await makeAccount(server);
  await setProjectRole(owner.ctx, {
    org,
    project: second.app.projectId,
    account: guest.email,
    role: 'viewer',
  });
  const seen = await listApps(guest.ctx, { org, limit: 10 });
  expect(seen.items.map(({ id, role }) => [id, role])).toEqual([[second.app.id, 'viewer']]);
  await expect(getApp(guest.ctx, { org, app: third.app.id })).rejects.toEqual(problem('not-found'));
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listApps(owner.ctx, { org, limit: 2, cursor });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(ids).toEqual([app.id, second.app.id, third.app.id]);
  const narrowed = await listApps(owner.ctx, { org, project: third.app.projectId, limit: 10 });
  expect(narrowed.items.map(({ id }) => id)).toEqual([third.app.id]);
});
