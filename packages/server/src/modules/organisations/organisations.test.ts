import { createClient } from '@codepushgo/contract/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastAudit, makeAccount, makeApp, makeMember, makeOrg } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { createOrganisation } from './create-organisation.ts';
import { deleteOrganisation } from './delete-organisation.ts';
import { getOrganisation } from './get-organisation.ts';
import { listOrganisations } from './list-organisations.ts';
import { organisationAccess } from './organisation-access.ts';
import { updateOrganisation } from './update-organisation.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const problem = (code: string, extra = {}) =>
  expect.objectContaining({ code, extra: expect.objectContaining(extra) });

test('a new account has a personal organisation under its user name', async () => {
  const person = await makeAccount(server, { name: 'Zoë Müller' });
  const org = await getOrganisation(person.ctx, { org: person.userName });
  expect(org).toMatchObject({ slug: person.userName, name: 'Zoë Müller', kind: 'personal', role: 'owner' });
  expect(await lastAudit(server, org.id)).toMatchObject({
    action: 'organisation.created',
    details: { kind: 'personal', ownerId: person.accountId },
  });
  await expect(deleteOrganisation(person.ctx, { org: org.id })).rejects.toEqual(
    problem('conflict', { reason: 'personal-organisation' }),
  );
});

test('founding, reading, renaming and deleting leave their audit entries', async () => {
  const owner = await makeAccount(server);
  const org = await makeOrg(owner);
  expect(org).toMatchObject({ kind: 'team', role: 'owner' });
  expect(await getOrganisation(owner.ctx, { org: org.slug })).toEqual(org);
  const renamed = await updateOrganisation(owner.ctx, { org: org.id, name: 'Other' });
  expect(renamed).toEqual({ ...org, name: 'Other' });
  expect(await lastAudit(server, org.id)).toMatchObject({
    action: 'organisation.updated',
    orgId: org.id,
    actorId: owner.accountId,
    accessKeyId: owner.actor.accessKeyId,
  });
  await deleteOrganisation(owner.ctx, { org: org.id });
  expect((await lastAudit(server, org.id))?.action).toBe('organisation.deleted');
  await expect(getOrganisation(owner.ctx, { org: org.id })).rejects.toEqual(problem('not-found'));
});

test('zone and language are the founder’s, and changed by admins', async () => {
  const owner = await makeAccount(server);
  const api = createClient({ serverUrl: server.url, accessKey: owner.accessKey });
  await api.accounts.updateMe({ language: 'fr', timeZone: 'Europe/Paris' });
  const org = await makeOrg(owner);
  expect(org).toMatchObject({ language: 'fr', timeZone: 'Europe/Paris' });
  const slug = 'with-settings';
  expect(
    await api.organisations.create({ name: 'X', slug, language: 'en', timeZone: 'Asia/Tokyo' }),
  ).toMatchObject({ language: 'en', timeZone: 'Asia/Tokyo' });
  const admin = await makeMember(server, org.id, 'admin');
  const changed = await updateOrganisation(admin.ctx, { org: org.id, language: 'en', timeZone: 'UTC' });
  expect(changed).toEqual({ ...org, role: 'admin', language: 'en', timeZone: 'UTC' });
  const entry = await lastAudit(server, org.id);
  expect(entry?.details).toMatchObject({ fields: ['timeZone', 'language'], timeZone: 'UTC', language: 'en' });
  await updateOrganisation(admin.ctx, { org: org.id, language: 'en' });
  expect((await lastAudit(server, org.id))?.id).toBe(entry?.id);
  await expect(api.organisations.update({ org: org.id, timeZone: 'Mars/Olympus' })).rejects.toMatchObject({
    problem: { code: 'invalid-input', errors: [{ pointer: '/timeZone' }] },
  });
  const viewer = await makeMember(server, org.id, 'viewer');
  await expect(updateOrganisation(viewer.ctx, { org: org.id, language: 'fr' })).rejects.toEqual(
    problem('forbidden'),
  );
});

test('a slug is given out once, also to people and after a deletion', async () => {
  const owner = await makeAccount(server);
  const org = await makeOrg(owner);
  const taken = problem('name-taken', { reason: 'slug-taken' });
  const found = (slug: string) => createOrganisation(owner.ctx, { name: 'X', slug });
  await expect(found(org.slug)).rejects.toEqual(taken);
  await expect(found(owner.userName)).rejects.toEqual(taken);
  await deleteOrganisation(owner.ctx, { org: org.id });
  await expect(found(org.slug)).rejects.toEqual(taken);
  expect(await server.platform.news.isSlugFree(server.db, org.slug)).toBe(false);
  expect(await server.platform.news.isSlugFree(server.db, 'nobody-has-this')).toBe(true);
});

test('an organisation with apps stays', async () => {
  const owner = await makeAccount(server);
  const org = await makeOrg(owner);
  await makeApp(owner, org.id);
  await expect(deleteOrganisation(owner.ctx, { org: org.id })).rejects.toEqual(
    problem('conflict', { reason: 'has-apps', apps: 1 }),
  );
});

test('strangers, operators among them, learn nothing; lesser roles are told what it takes', async () => {
  const owner = await makeAccount(server);
  const org = await makeOrg(owner);
  const stranger = await makeAccount(server, { operator: true });
  const unknown = await organisationAccess(stranger.ctx, 'org_unknown').catch(
    (error: Error) => error.message,
  );
  const foreign = await organisationAccess(stranger.ctx, org.id).catch((error: Error) => error.message);
  expect(String(foreign).replace(org.id, 'org_unknown')).toBe(unknown);
  await expect(organisationAccess(server.ctx(), org.id)).rejects.toEqual(problem('not-signed-in'));
  const admin = await makeMember(server, org.id, 'admin');
  await expect(deleteOrganisation(admin.ctx, { org: org.id })).rejects.toEqual(problem('forbidden'));
  const developer = await makeMember(server, org.id, 'developer');
  await expect(updateOrganisation(developer.ctx, { org: org.id, name: 'X' })).rejects.toEqual(
    problem('forbidden'),
  );
  await expect(updateOrganisation(stranger.ctx, { org: org.id, name: 'X' })).rejects.toEqual(
    problem('not-found'),
  );
});

test('lists show the own organisations page by page, and a limited key only its own', async () => {
  const owner = await makeAccount(server);
  const orgs = [await makeOrg(owner), await makeOrg(owner), await makeOrg(owner)];
  const slugs: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listOrganisations(owner.ctx, { limit: 3, cursor });
    slugs.push(...page.items.map((org) => org.slug));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(slugs.toSorted()).toEqual([owner.userName, ...orgs.map((org) => org.slug)].toSorted());
  const limited = owner.keyCtx({ level: 'read', organisationId: orgs[1]!.id });
  const seen = await listOrganisations(limited, { limit: 10 });
  expect(seen.items.map((org) => org.id)).toEqual([orgs[1]!.id]);
  await expect(getOrganisation(limited, { org: orgs[0]!.id })).rejects.toEqual(problem('scope-too-small'));
  await expect(createOrganisation(limited, { name: 'X', slug: 'limited-key' })).rejects.toEqual(
    problem('scope-too-small'),
  );
});

test('text that the database cannot hold is answered as not there', async () => {
  const owner = await makeAccount(server);
  const answer = await server.fetch('/api/v1/organisations/a%00b', {
    headers: { authorization: `Bearer ${owner.accessKey}` },
  });
  expect([400, 404]).toContain(answer.status);
});
