import { ApiProblem, createClient, type Client } from '@codepushgo/contract/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount } from '#accounts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';

let server: TestServer;
beforeAll(async () => void (server = await makeServer()));
afterAll(() => server.stop());

let number = 0;
async function someone(): Promise<{ api: Client; userName: string }> {
  const email = `api-${++number}@example.com`;
  const input = { email, name: `Api ${number}`, operator: false, accessKeyName: 'first' };
  const { account, accessKey } = await createAccount(server.ctx(), input);
  const { secret } = accessKey!;
  return {
    api: createClient({ serverUrl: server.url, accessKey: secret }),
    userName: account.userName,
  };
}
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof ApiProblem ? error.problem.code : error),
  );

test('keys are made, listed by pages, changed and revoked', async () => {
  const { api } = await someone();
  const made = await api.accounts.createAccessKey({ name: 'ci', ttlMs: 60_000, scope: { level: 'release' } });
  expect(made).toMatchObject({
    name: 'ci',
    scope: { level: 'release', organisationId: null },
    lastUsedAt: null,
  });
  const ci = createClient({ serverUrl: server.url, accessKey: made.secret });
  expect(await codeOf(ci.accounts.me())).toBe('done');
  expect(await codeOf(ci.accounts.createAccessKey({ name: 'more' }))).toBe('scope-too-small');
  expect(await codeOf(ci.accounts.updateMe({ name: 'Other' }))).toBe('scope-too-small');
  const first = await api.accounts.listAccessKeys({ limit: 1 });
  const second = await api.accounts.listAccessKeys({ limit: 1, cursor: first.nextCursor! });
  const names = [...first.items, ...second.items].map(({ name }) => name);
  expect(names.toSorted()).toEqual(['ci', 'first']);
  expect(JSON.stringify([first, second])).not.toContain(made.secret);
  await api.accounts.updateAccessKey({ key: made.id, name: 'ci 2', ttlMs: 0 });
  expect(await codeOf(ci.accounts.me())).toBe('access-key-expired');
  await api.accounts.deleteAccessKey({ key: 'ci 2' });
  expect(await codeOf(ci.accounts.me())).toBe('not-signed-in');
});

test('a key is bound to an organisation by its slug, and only to one that its owner sees', async () => {
  const { api, userName } = await someone();
  const other = await someone();
  const bound = await api.accounts.createAccessKey({ name: 'bound', scope: { organisation: userName } });
  expect(bound.scope.organisationId).toMatch(/^org_/);
  const foreign = api.accounts.createAccessKey({ name: 'x', scope: { organisation: other.userName } });
  expect(await codeOf(foreign)).toBe('not-found');
});
