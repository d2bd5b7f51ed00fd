import { explainDevice, setOverride } from '#acquisition';
import { alertSubscriptions, setAlerts } from '#alerts';
import { auditEntries } from '#audit';
import { endAddOn, startAddOn } from '#billing';
import { deleteChannel } from '#channels';
import { addCollaborator, listCollaborators } from '#collaborators';
import { metricsOfChannel, recordReport } from '#metrics';
import { organisationMembers } from '#organisations';
import { createProject, getProject, setProjectRole } from '#projects';
import { createRelease, listReleases } from '#releases';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAccount, makeApp, makeMember, makeOrg, type Person } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { storeZip } from '../../testing/release-world.ts';
import { deleteApp } from './delete-app.ts';
import { getApp } from './get-app.ts';
import { restoreApp } from './restore-app.ts';
import { transferProject } from './transfer-project.ts';
import { updateApp } from './update-app.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const problem = (code: string, extra = {}) =>
  expect.objectContaining({ code, extra: expect.objectContaining(extra) });

/** A project with an app in an organisation, and another organisation of the same owner. */
async function makeHouse(given?: Person) {
  const owner = given ?? (await makeAccount(server));
  const [from, to] = [await makeOrg(owner), await makeOrg(owner)];
  const made = await makeApp(owner, from.id);
  const at = { org: from.id, project: made.app.projectId };
  return { owner, from, to, ...made, at, there: { ...at, org: to.id } };
}

const move = (by: Person, at: { org: string; project: string }, to: { id: string }) =>
  transferProject(by.ctx, { ...at, to: to.id });

test('apps, channels, history, figures and overrides move along, and devices do not notice', async () => {
  const { owner, from, to, app, channels, at, there } = await makeHouse();
  const second = await makeApp(owner, from.id, at.project);
  const [staging] = channels;
  const here = { org: from.id, app: app.id, channel: 'Staging' };
  const { blob } = await storeZip(owner.ctx, { 'CodePush/main.jsbundle': app.id });
  await createRelease(owner.ctx, here, { source: { blob }, appVersion: '1.0.0' });
  await setOverride(owner.ctx, { ...here, device: 'ada' }, { label: 'v1', reason: 'test' });
  await deleteApp(owner.ctx, { org: from.id, app: second.app.id });
  await deleteChannel(owner.ctx, { ...here, channel: 'Production' });
  const { deploymentKey } = staging!;
  const check = `/v0.1/public/codepush/update_check?app_version=1.0.0&client_unique_id=ada&deployment_key=${deploymentKey}`;
  const ask = async () => (await server.fetch(check)).json() as Promise<{ update_info: object }>;
  const live = () =>
    recordReport(server.platform, { kind: 'download', deploymentKey, label: 'v1', device: 'ada' });
  const before = await ask();
  expect(before.update_info).toMatchObject({ is_available: true, label: 'v1' });
  await live();
  const told: string[][] = [];
  server.platform.changes.subscribe((topics) => told.push((topics ?? []).toSorted()));

  expect(await move(owner, at, to)).toMatchObject({ id: at.project, organisationId: to.id, role: 'owner' });
  expect(await ask()).toEqual(before);
  await live();
  const topics = [...channels, ...second.channels].map(({ id }) => `channel:${id}`).toSorted();
  expect(told).toContainEqual(topics);
  const moved = { ...here, org: to.id };
  const { items } = await listReleases(owner.ctx, moved, { limit: 10 });
  expect(items.map(({ label }) => label)).toEqual(['v1']);
  expect((await metricsOfChannel(owner.ctx, moved)).items).toMatchObject([{ label: 'v1', downloaded: 1 }]);
  const { decisions, override } = await explainDevice(owner.ctx, { ...moved, device: 'ada' });
  expect([decisions.map(({ count }) => count), override?.label]).toEqual([[2], 'v1']);
  const next = await storeZip(owner.ctx, { 'CodePush/main.jsbundle': `${app.id} 2` });
  await createRelease(owner.ctx, moved, { source: { blob: next.blob }, appVersion: '1.0.0' });
  expect(await restoreApp(owner.ctx, { org: to.id, app: second.app.id })).toMatchObject({
    projectId: at.project,
  });
  for (const look of [getProject(owner.ctx, at), getApp(owner.ctx, here)])
    await expect(look).rejects.toEqual(problem('not-found'));
  expect((await getProject(owner.ctx, there)).organisationId).toBe(to.id);

  const entries = await server.db.select().from(auditEntries).where(eq(auditEntries.targetId, at.project));
  const ofMove = entries.filter(({ action }) => /transferred|received/.test(action));
  expect(ofMove.map(({ action, orgId }) => [action, orgId]).toSorted()).toEqual([
    ['project.received', to.id],
    ['project.transferred', from.id],
  ]);
  expect(ofMove[0]!.details).toMatchObject({ fromOrgId: from.id, toOrgId: to.id, apps: 1 });
});

test('only an owner gives it away, and only to where he may begin projects', async () => {
  const { owner, from, to, at } = await makeHouse();
  const admin = await makeMember(server, from.id, 'admin');
  const lead = await makeAccount(server);
  await setProjectRole(owner.ctx, { ...at, account: lead.email, role: 'admin' });
  for (const by of [admin, lead]) {
    const own = await makeOrg(by);
    await expect(move(by, at, own)).rejects.toEqual(problem('forbidden'));
  }
  const stranger = await makeAccount(server);
  const foreign = await makeOrg(stranger);
  await expect(move(stranger, at, foreign)).rejects.toEqual(problem('not-found'));
  await expect(move(owner, at, foreign)).rejects.toEqual(problem('not-found'));
  const partner = await makeOrg(stranger);
  const membership = { orgId: partner.id, accountId: owner.accountId, createdAt: server.clock.now() };
  await server.db.insert(organisationMembers).values({ ...membership, role: 'developer' });
  await expect(move(owner, at, partner)).rejects.toEqual(problem('forbidden'));
  await expect(move(owner, at, from)).rejects.toEqual(problem('conflict', { reason: 'already-there' }));
  const bound = { ...owner, ctx: owner.keyCtx({ level: 'full', organisationId: from.id }) };
  await expect(move(bound, at, to)).rejects.toEqual(problem('scope-too-small'));
  expect((await getProject(owner.ctx, at)).organisationId).toBe(from.id);
});

test('a slug or apps that the other organisation has are named, and nothing moves', async () => {
  const { owner, to, app, at } = await makeHouse();
  const { slug } = await getProject(owner.ctx, at);
  const blocking = await createProject(owner.ctx, { org: to.id, name: 'Other', slug });
  await expect(move(owner, at, to)).rejects.toEqual(problem('name-taken', { reason: 'project-slug-taken' }));
  const same = await makeApp(owner, to.id, blocking.id);
  await updateApp(owner.ctx, { org: to.id, app: same.app.id, name: app.name });
  const clash = await move(owner, at, to).catch((error: unknown) => error);
  expect(clash).toEqual(problem('name-taken', { reason: 'target-has-apps', apps: [app.name] }));
  expect((clash as Error).message).toContain(`"${app.name}"`);
  expect((await getApp(owner.ctx, { org: at.org, app: app.id })).projectId).toBe(at.project);
});

test('roles on the project and its apps go along, without running anything; others stay behind', async () => {
  const { owner, from, to, app, at, there } = await makeHouse();
  const [lead, friend] = [await makeAccount(server), await makeAccount(server)];
  const developer = await makeMember(server, from.id, 'developer');
  await setProjectRole(owner.ctx, { ...at, account: lead.email, role: 'admin' });
  await addCollaborator(owner.ctx, { org: from.id, app: app.id, email: friend.email });
  await setAlerts(developer.ctx, { org: from.id, events: ['release.halted'], projects: [at.project] });
  await move(owner, at, to);
  const { items } = await listCollaborators(owner.ctx, { org: to.id, app: app.id, limit: 10 });
  expect(items.map(({ email, role }) => [email, role]).toSorted()).toEqual(
    [
      [owner.email, 'owner'],
      [lead.email, 'developer'],
      [friend.email, 'developer'],
    ].toSorted(),
  );
  expect((await getProject(lead.ctx, there)).role).toBe('developer');
  await expect(getProject(developer.ctx, there)).rejects.toEqual(problem('not-found'));
  const chosen = eq(alertSubscriptions.accountId, developer.accountId);
  const [alerts] = await server.db.select().from(alertSubscriptions).where(chosen);
  expect(alerts!.projectIds).toEqual([]);
});

test('a project that pays for an add-on stays until that has ended', async () => {
  const { owner, from, to, at } = await makeHouse();
  const operator = await makeAccount(server, { operator: true });
  const order = { customer: from.id, reason: 'Order 7' };
  const started = await startAddOn(operator.ctx, {
    ...order,
    addOn: 'extra-retention',
    project: at.project,
    monthlyMicroUsd: 1,
  });
  const [addOn] = started.addOns;
  await expect(move(owner, at, to)).rejects.toEqual(
    problem('conflict', { reason: 'has-add-ons', addOns: ['extra-retention'] }),
  );
  await endAddOn(operator.ctx, { ...order, addOn: addOn!.id });
  expect((await move(owner, at, to)).organisationId).toBe(to.id);
});

test('transfers at once: opposite ways do not block each other, and one project goes to one place', async () => {
  const owner = await makeAccount(server);
  const one = await makeHouse(owner);
  const two = await makeApp(owner, one.to.id);
  const third = await makeOrg(owner);
  const outcomes = await Promise.allSettled([
    move(owner, one.at, one.to),
    move(owner, one.at, third),
    move(owner, { org: one.to.id, project: two.app.projectId }, one.from),
  ]);
  expect(outcomes[2]?.status).toBe('fulfilled');
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
});
