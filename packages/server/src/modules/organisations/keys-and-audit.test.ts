import { createClient } from '@codepushgo/contract/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccessKey } from '#access-keys';
import { lastAudit, makeAccount, makeMember, makeOrg } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { listAudit } from './list-audit.ts';
import { listOrganisationKeys } from './list-organisation-keys.ts';
import { revokeOrganisationKey } from './revoke-organisation-key.ts';
import { updateOrganisation } from './update-organisation.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const problem = (code: string, extra = {}) =>
  expect.objectContaining({ code, extra: expect.objectContaining(extra) });

async function makeTeam() {
  const owner = await makeAccount(server);
  const org = await makeOrg(owner);
  return {
    owner,
    org: org.id,
    member: (role: Parameters<typeof makeMember>[2]) => makeMember(server, org.id, role),
  };
}

test('keys of the organisation are seen and revoked by its admins', async () => {
  const { org, member } = await makeTeam();
  const [admin, developer] = [await member('admin'), await member('developer')];
  const scope = { level: 'release' as const, organisationId: org };
  const { row, secret } = await createAccessKey(developer.ctx, { name: 'ci', scope });
  await createAccessKey(developer.ctx, { name: 'everywhere' });
  const keys = await listOrganisationKeys(admin.ctx, { org, limit: 10 });
  expect(keys.items.map(({ id, accountId }) => [id, accountId])).toEqual([[row.id, developer.accountId]]);
  expect(JSON.stringify(keys)).not.toContain(secret);
  await expect(listOrganisationKeys(developer.ctx, { org, limit: 10 })).rejects.toEqual(problem('forbidden'));
  const everywhere = await makeAccount(server);
  await expect(revokeOrganisationKey(admin.ctx, { org, key: everywhere.actor.accessKeyId! })).rejects.toEqual(
    problem('not-found'),
  );
  await revokeOrganisationKey(admin.ctx, { org, key: row.id });
  expect(await lastAudit(server, row.id)).toMatchObject({ action: 'access-key.revoked', orgId: org });
  const answer = await server.fetch('/api/v1/account', { headers: { authorization: `Bearer ${secret}` } });
  expect(answer.status).toBe(401);
});

test('the audit log is read newest first, narrowed, by admins of this organisation alone', async () => {
  const { owner, org, member } = await makeTeam();
  const viewer = await member('viewer');
  for (const name of ['One', 'Two', 'Three']) {
    server.clock.advance(5);
    await updateOrganisation(owner.ctx, { org, name });
  }
  const first = await listAudit(owner.ctx, { org, limit: 2 });
  expect(first.items.map(({ action }) => action)).toEqual(['organisation.updated', 'organisation.updated']);
  const rest = await listAudit(owner.ctx, { org, limit: 2, cursor: first.nextCursor! });
  expect(rest.items.map(({ action }) => action)).toEqual(['organisation.updated', 'organisation.created']);
  const narrowed = await listAudit(owner.ctx, {
    org,
    limit: 10,
    action: 'organisation.updated',
    target: org,
  });
  expect(narrowed.items).toHaveLength(3);
  expect(narrowed.items[0]).toMatchObject({
    actor: { kind: 'account', id: owner.accountId, name: expect.stringContaining('Person') },
    target: { type: 'organisation', id: org },
  });
  await expect(listAudit(viewer.ctx, { org, limit: 2 })).rejects.toEqual(problem('forbidden'));
  const other = await makeTeam();
  expect((await listAudit(other.owner.ctx, { org: other.org, limit: 10 })).items).toHaveLength(1);
});

test('the audit log is narrowed by who, what and when, also over the API', async () => {
  const { owner, org, member } = await makeTeam();
  const admin = await member('admin');
  await updateOrganisation(owner.ctx, { org, name: 'One' });
  server.clock.advance(60_000);
  const from = server.clock.now().toISOString();
  await updateOrganisation(admin.ctx, { org, name: 'Two' });
  server.clock.advance(60_000);
  const to = server.clock.now().toISOString();
  await updateOrganisation(owner.ctx, { org, name: 'Three' });
  const names = async (query: Record<string, string>): Promise<(string | null)[]> => {
    const { items } = await createClient({
      serverUrl: server.url,
      accessKey: owner.accessKey,
    }).organisations.listAudit({ org, ...query });
    return items.map(({ actor }) => actor.id);
  };
  const [first, second] = [owner.accountId, admin.accountId];
  expect(await names({})).toEqual([first, second, first, first]);
  for (const actor of [second, admin.userName, admin.email.toUpperCase()])
    expect(await names({ actor })).toEqual([second]);
  expect(await names({ actor: 'nobody' })).toEqual([]);
  expect(await names({ from, to })).toEqual([second]);
  expect(await names({ from })).toEqual([first, second]);
  expect(await names({ to, action: 'organisation.updated', target: org })).toEqual([second, first]);
  expect(await names({ from: from.replace('Z', '+00:00'), actor: first })).toEqual([first]);
  await expect(names({ from: 'yesterday' })).rejects.toMatchObject({
    problem: { code: 'invalid-input', errors: [{ pointer: '/from' }] },
  });
});
