import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntries } from '#audit';
import { organisationMembers } from '#organisations';
import { appMembers, apps } from '#apps';
import { projectMembers } from '#projects';
import { haltRelease, promoteRelease, resumeRelease, rollbackRelease, updateRelease } from '#releases';
import { callApi } from '../../testing/endpoint-world.ts';
import { makeAccount, makeMember, makeProject, type Person } from '../../testing/factories.ts';
import { readMailbox, type ReadMail } from '../../testing/mailbox.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { makeReleaseWorld, type ReleaseWorld } from '../../testing/release-world.ts';
import { visitor } from '../../testing/visitor.ts';
import { alertSubscriptions } from './schema.ts';
import { setAlerts } from './set-alerts.ts';
import { unsubscribeUrl } from './unsubscribe-link.ts';

let server: TestServer;
let world: ReleaseWorld;
let zoe: Person;

beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  world = await makeReleaseWorld(server);
  zoe = await makeMember(server, world.orgId, 'viewer');
});

const mailsTo = async (person: Person): Promise<ReadMail[]> =>
  (await readMailbox(server)).filter(({ to }) => to === person.email);
const choose = (person: Person, ...events: Parameters<typeof setAlerts>[1]['events']) =>
  setAlerts(person.ctx, { org: world.orgId, events });
const halt = () => haltRelease(world.ctx, world.production, 'v1', 'Crashes on start');

describe('alerts by mail', () => {
  it('tell what happened, to those who chose it, in their language', async () => {
    const luc = await makeMember(server, world.orgId, 'developer');
    await server.db.execute(sql`UPDATE accounts SET language = 'fr' WHERE id = ${luc.accountId}`);
    await choose(zoe, 'release.halted', 'release.published');
    await choose(luc, 'release.rolled-back', 'release.rollout-changed', 'release.published');
    await world.release({ 'index.js': 'one' }, { description: 'New basket', rollout: 25 }, world.staging);
    await updateRelease(world.ctx, world.staging, { rollout: 100 });
    await promoteRelease(world.ctx, world.staging, { to: 'Production' });
    await halt();
    await world.release({ 'index.js': 'two' });
    await rollbackRelease(world.ctx, world.production);
    const english = await mailsTo(zoe);
    expect(english.map(({ subject }) => subject).toSorted()).toEqual([
      'v1 halted: Shop · Production',
      'v1 published, promoted from Staging v1: Shop · Production',
      'v1 published: Shop · Staging',
      'v2 published: Shop · Production',
    ]);
    const halted = english.find(({ subject }) => subject.includes('halted'))!;
    expect(halted.text).toContain('Reason: Crashes on start');
    expect(halted.text).toContain('Description: New basket');
    expect(halted.links[0]).toMatch(/\/a\/Shop\/c\/Production\/releases\/v1$/);
    const french = await mailsTo(luc);
    expect(french.map(({ subject }) => subject).toSorted()).toEqual([
      'Retour arrière de v2 à v1\u00a0: Shop · Production',
      'v1 publiée, promue depuis Staging v1\u00a0: Shop · Production',
      'v1 publiée\u00a0: Shop · Staging',
      'v1 étendue de 25\u00a0% à 100\u00a0%\u00a0: Shop · Staging',
      'v2 publiée\u00a0: Shop · Production',
    ]);
    expect(french[0]!.text).toContain('Déploiement\u00a0: 25\u00a0% des appareils');
    expect(french[0]!.text).toContain('Vous recevez ce message parce que');
  });

  it('are chosen by each member alone, for all or for some projects', async () => {
    const path = `/organisations/${world.orgId}/alerts`;
    const ask = (method: string, body?: unknown) => callApi(server, zoe.accessKey, method, path, body);
    expect((await ask('GET')).json).toEqual({ events: [], projects: null });
    const set = await ask('PUT', { events: ['release.halted', 'release.halted'], projects: ['shop'] });
    expect(set).toMatchObject({ status: 200, json: { events: ['release.halted'] } });
    expect((await ask('GET')).json).toEqual(set.json);
    expect((await ask('PUT', { events: ['webhook.tested'] })).status).toBe(400);
    expect((await ask('PUT', { events: ['release.halted'], projects: ['nowhere'] })).status).toBe(404);
    const [entry] = await server.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.targetId, zoe.accountId));
    expect(entry).toMatchObject({ action: 'alert.updated', orgId: world.orgId });
    await world.release({ 'index.js': 'one' });
    await halt();
    expect(await mailsTo(zoe)).toHaveLength(1);
    const owner = { ...zoe, ctx: world.ctx };
    const other = await makeProject(owner, world.orgId);
    await setAlerts(zoe.ctx, { org: world.orgId, events: ['release.resumed'], projects: [other.id] });
    await choose(owner, 'release.resumed');
    await callApi(server, null, 'GET', '/');
    await haltRelease(world.ctx, world.production, 'v1', 'again');
    await updateRelease(world.ctx, world.production, { isDisabled: true });
    expect(await mailsTo(zoe)).toHaveLength(1);
    expect((await ask('PUT', { events: [] })).json).toEqual({ events: [], projects: null });
    const rows = await server.db
      .select()
      .from(alertSubscriptions)
      .where(eq(alertSubscriptions.accountId, zoe.accountId));
    expect(rows).toEqual([]);
  });

  it('reach nobody who may no longer see the project', async () => {
    const bill = await makeMember(server, world.orgId, 'viewer');
    await choose(zoe, 'release.halted');
    await choose(bill, 'release.halted');
    await world.release({ 'index.js': 'one' });
    const isBill = eq(organisationMembers.accountId, bill.accountId);
    await server.db.update(organisationMembers).set({ role: 'billing' }).where(isBill);
    const owner = (await callApi(server, zoe.accessKey, 'POST', `/organisations/${world.orgId}/leave`, {}))
      .status;
    expect(owner).toBe(204);
    await halt();
    expect([await mailsTo(zoe), await mailsTo(bill)]).toEqual([[], []]);
    const left = await server.db
      .select()
      .from(alertSubscriptions)
      .where(eq(alertSubscriptions.orgId, world.orgId));
    expect(left.map(({ accountId }) => accountId)).toEqual([bill.accountId]);
  });

  it('are chosen by guests too, who are told what they may see and nothing else', async () => {
    const owner = { ...zoe, ctx: world.ctx };
    const [ofProject, ofApp] = [await makeAccount(server), await makeAccount(server)];
    const row = { orgId: world.orgId, createdAt: server.clock.now() };
    const [{ projectId } = { projectId: '' }] = await server.db
      .select({ projectId: apps.projectId })
      .from(apps)
      .where(eq(apps.id, world.appId));
    const other = await makeProject(owner, world.orgId);
    await server.db.insert(projectMembers).values([
      { ...row, projectId, accountId: ofProject.accountId, role: 'viewer' },
      { ...row, projectId: other.id, accountId: ofApp.accountId, role: 'viewer' },
    ]);
    expect(await choose(ofProject, 'release.halted')).toEqual({ events: ['release.halted'], projects: null });
    await expect(
      setAlerts(ofProject.ctx, { org: world.orgId, events: ['release.halted'], projects: [other.id] }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await choose(ofApp, 'release.halted');
    await world.release({ 'index.js': 'one' });
    await halt();
    expect([(await mailsTo(ofProject)).length, await mailsTo(ofApp)]).toEqual([1, []]);
    await server.db
      .insert(appMembers)
      .values({ ...row, appId: world.appId, accountId: ofApp.accountId, role: 'developer' });
    await resumeRelease(world.ctx, world.production, 'v1');
    await halt();
    expect(await mailsTo(ofApp)).toHaveLength(1);
  });

  it('are not told to strangers', async () => {
    const path = `/organisations/${world.orgId}/alerts`;
    const stranger = await makeMember(server, (await makeReleaseWorld(server)).orgId, 'owner');
    expect((await callApi(server, stranger.accessKey, 'GET', path)).status).toBe(404);
    const keyed = zoe.keyCtx({ level: 'read', organisationId: null });
    await expect(setAlerts(keyed, { org: world.orgId, events: [] })).rejects.toThrow(/scope/);
  });
});

describe('the link that ends them', () => {
  const hasAlerts = async (): Promise<boolean> =>
    (await server.db.select().from(alertSubscriptions).where(eq(alertSubscriptions.accountId, zoe.accountId)))
      .length > 0;

  it('asks before it does, needs no sign-in, and is audited', async () => {
    await choose(zoe, 'release.halted');
    await world.release({ 'index.js': 'one' });
    await halt();
    const link = (await mailsTo(zoe))[0]!.links.find((one) => one.includes('/unsubscribe'))!;
    const browser = visitor(server);
    const page = await browser.get(link);
    expect([page.status, await hasAlerts()]).toEqual([200, true]);
    expect(page.html).toContain('organisation Ada');
    const done = await browser.post('/unsubscribe', page.hidden);
    expect([done.status, await hasAlerts()]).toEqual([200, false]);
    const entries = await server.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.targetId, zoe.accountId))
      .orderBy(auditEntries.id);
    expect(entries.at(-1)).toMatchObject({
      action: 'alert.unsubscribed',
      actorKind: 'anonymous',
      orgId: world.orgId,
    });
    expect((await browser.post('/unsubscribe', page.hidden)).status).toBe(200);
    expect((await browser.get(link, { 'accept-language': 'fr' })).html).toContain('Arrêter ces alertes');
  });

  it('is in the header fields that mail programs use, for one click', async () => {
    await choose(zoe, 'release.halted');
    await world.release({ 'index.js': 'one' });
    await halt();
    await mailsTo(zoe);
    const folder = join(server.config.dataDir, 'outbox');
    const mails = await Promise.all(
      readdirSync(folder).map((name) => simpleParser(readFileSync(join(folder, name)))),
    );
    const mail = mails.find(({ to }) => [to ?? []].flat().some(({ text }) => text === zoe.email))!;
    const raw = (name: string): string => mail.headerLines.find(({ key }) => key === name)?.line ?? '';
    expect(raw('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const url = raw('list-unsubscribe')
      .replaceAll(/\s/g, '')
      .match(/<(.+)>/)![1]!;
    const { pathname, search } = new URL(url);
    const answer = await server.fetch(pathname + search, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect([answer.status, await hasAlerts()]).toEqual([200, false]);
  });

  it('cannot be guessed, changed, or used for somebody else', async () => {
    await choose(zoe, 'release.halted');
    const url = unsubscribeUrl(server.platform, { orgId: world.orgId, accountId: zoe.accountId });
    const token = new URL(url).searchParams.get('token')!;
    expect(token).not.toContain(zoe.accountId);
    const sealed = server.platform.vault.seal(
      JSON.stringify({ orgId: world.orgId, accountId: zoe.accountId }),
      'x',
    );
    const flipped = token.slice(0, 40) + (token[40] === 'A' ? 'B' : 'A') + token.slice(41);
    const browser = visitor(server);
    for (const wrong of ['', 'abc', `${token}x`.slice(1), flipped, sealed]) {
      expect((await browser.post('/unsubscribe', { token: wrong })).status, wrong).toBe(410);
    }
    expect(await hasAlerts()).toBe(true);
  });
});
