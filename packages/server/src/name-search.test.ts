import { afterAll, beforeAll, expect, test } from 'vitest';
import { callApi } from './testing/endpoint-world.ts';
import { makeAccount, makeApp, makeMember, makeOrg, makeProject } from './testing/factories.ts';
import { makeServer, type TestServer } from './testing/make-server.ts';

// What is chosen from is asked for by name, so that a choice is whole however much there is.
let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

test('lists to choose from are searched by a part of a name, in any case, and nothing in it is a wildcard', async () => {
  const owner = await makeAccount(server);
  const org = await makeOrg(owner);
  const projects = [await makeProject(owner, org.id), await makeProject(owner, org.id)];
  const { app } = await makeApp(owner, org.id);
  const zoe = await makeMember(server, org.id, 'viewer');
  const found = async (path: string, search: string, who = owner): Promise<string[]> => {
    const { json } = await callApi(
      server,
      who.accessKey,
      'GET',
      `${path}?search=${encodeURIComponent(search)}`,
    );
    return (json as { items: { id?: string; accountId?: string }[] }).items.map(
      ({ id, accountId }) => (id ?? accountId)!,
    );
  };
  const inOrg = `/organisations/${org.id}`;
  const middle = (text: string): string => text.slice(1).toUpperCase();
  expect(await found(`${inOrg}/projects`, middle(projects[1]!.slug))).toEqual([projects[1]!.id]);
  expect(await found(`${inOrg}/apps`, middle(app.name))).toEqual([app.id]);
  expect(await found(`${inOrg}/members`, middle(zoe.email))).toEqual([zoe.accountId]);
  expect(await found('/organisations', middle(org.slug))).toEqual([org.id]);
  for (const path of ['projects', 'apps', 'members']) {
    expect(await found(`${inOrg}/${path}`, '%'), path).toEqual([]);
    expect((await found(`${inOrg}/${path}`, ' ')).length, path).toBeGreaterThan(0);
  }
  const operator = await makeAccount(server, { operator: true });
  const ofCustomer = `/operator/customers/${org.id}/projects`;
  expect(await found(ofCustomer, middle(projects[1]!.slug), operator)).toEqual([projects[1]!.id]);
  expect(await found(ofCustomer, '%', operator)).toEqual([]);
});
