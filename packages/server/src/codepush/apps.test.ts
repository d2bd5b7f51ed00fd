import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { makeMember, makeOrg } from '../testing/factories.ts';
import { onWire, wirePerson, type WirePerson } from '../testing/wire-client.ts';

const OWNER = 'This action requires Owner permissions on the app!';
let server: TestServer;
let owner: WirePerson;
let other: WirePerson;

beforeAll(async () => void (server = await makeServer()));
beforeEach(async () => {
  owner = await wirePerson(server);
  other = await wirePerson(server);
});
afterAll(() => server.stop());

const enc = encodeURIComponent;

test('a new app has both deployments; without them when asked', async () => {
  const made = await owner.ask('POST', '/apps/', { name: 'My App', os: 'iOS', platform: 'React-Native' });
  expect(made.status).toBe(201);
  expect(made.headers.get('location')).toBe('/apps/My%20App');
  const app = {
    name: 'My App',
    collaborators: { [owner.email]: { permission: 'Owner', isCurrentAccount: true } },
    deployments: ['Production', 'Staging'],
  };
  expect(made.json).toEqual({ app });
  expect((await owner.ask('GET', '/apps/My%20App')).json).toEqual({ app });
  const bare = await owner.ask('POST', '/apps', { name: 'Bare', manuallyProvisionDeployments: true });
  expect(bare.json.app.deployments).toEqual([]);
  const taken = await owner.ask('POST', '/apps', { name: 'Bare' });
  expect([taken.status, taken.text]).toEqual([409, "An app named 'Bare' already exists."]);
});

test('names of all kinds survive, up to 1,000 characters', async () => {
  for (const name of ['日本語 アプリ', '100% &+#=', "it's", 'x'.repeat(1000)]) {
    const made = await owner.ask('POST', '/apps', { name });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`/apps/${enc(name)}`);
    const shown = await owner.ask('GET', `/apps/${enc(name)}/deployments/`);
    expect(shown.json.deployments.map((d: { name: string }) => d.name)).toEqual(['Production', 'Staging']);
  }
  const long = await owner.ask('POST', '/apps', { name: 'x'.repeat(1001) });
  expect([long.status, long.text]).toEqual([400, '[{"field":"name","message":"Field is invalid"}]']);
});

test('renaming: nothing to do is fine, a blank name is not, a taken one neither', async () => {
  await owner.ask('POST', '/apps', { name: 'One' });
  await owner.ask('POST', '/apps', { name: 'Two' });
  for (const body of [undefined, {}, { name: null }, { name: 'One' }]) {
    const same = await owner.ask('PATCH', '/apps/One', body);
    expect([same.status, same.json.app.name]).toEqual([200, 'One']);
  }
  expect((await owner.ask('PATCH', '/apps/One', { name: '' })).text).toBe(
    '[{"field":"name","message":"Field is invalid"}]',
  );
  expect((await owner.ask('PATCH', '/apps/One', { name: 'Two' })).text).toBe(
    "An app named 'Two' already exists.",
  );
  const renamed = await owner.ask('PATCH', '/apps/One', { name: 'Three' });
  expect([renamed.status, renamed.json.app.name]).toEqual([200, 'Three']);
  expect((await owner.ask('GET', '/apps/One')).text).toBe('App "One" does not exist.');
});

test('a removed app is gone with its deployments, and its name is free', async () => {
  await owner.ask('POST', '/apps', { name: 'Gone' });
  const { json } = await owner.ask('GET', '/apps/Gone/deployments/Staging');
  const removed = await owner.ask('DELETE', '/apps/Gone');
  expect([removed.status, removed.text]).toEqual([204, '']);
  expect((await owner.ask('GET', '/apps/Gone')).status).toBe(404);
  const check = await server.fetch(`/updateCheck?deploymentKey=${json.deployment.key}&appVersion=1.0.0`);
  expect(check.status).toBe(404);
  expect((await owner.ask('POST', '/apps', { name: 'Gone' })).status).toBe(201);
});

test('collaborators are added, listed by address and removed; the rules of who may', async () => {
  await owner.ask('POST', '/apps', { name: 'Team' });
  expect((await other.ask('GET', '/apps/Team')).status).toBe(404);
  const added = await owner.ask('POST', `/apps/Team/collaborators/${enc(other.email.toUpperCase())}`);
  expect([added.status, added.text]).toEqual([201, 'Created']);
  const listed = await other.ask('GET', '/apps/Team/collaborators');
  expect(listed.json).toEqual({
    collaborators: {
      [owner.email]: { permission: 'Owner' },
      [other.email]: { permission: 'Collaborator', isCurrentAccount: true },
    },
  });
  const again = await owner.ask('POST', `/apps/Team/collaborators/${enc(other.email)}`);
  expect([again.status, again.text]).toEqual([
    409,
    'The given account is already a collaborator for this app.',
  ]);
  for (const [method, path, body] of [
    ['PATCH', '/apps/Team', { name: 'Mine' }],
    ['DELETE', '/apps/Team', undefined],
    ['POST', `/apps/Team/transfer/${enc(other.email)}`, undefined],
    ['POST', `/apps/Team/collaborators/${enc(owner.email)}`, undefined],
    ['DELETE', `/apps/Team/collaborators/${enc(owner.email)}`, undefined],
    ['POST', '/apps/Team/deployments', { name: 'New' }],
    ['PATCH', '/apps/Team/deployments/Staging', { name: 'New' }],
    ['DELETE', '/apps/Team/deployments/Staging', undefined],
    ['DELETE', '/apps/Team/deployments/Staging/history', undefined],
  ] as const) {
    const refused = await other.ask(method, path, body);
    expect([refused.status, refused.text], `${method} ${path}`).toEqual([403, OWNER]);
  }
  const ownerStays = await owner.ask('DELETE', `/apps/Team/collaborators/${enc(owner.email)}`);
  expect([ownerStays.status, ownerStays.text]).toEqual([
    409,
    'Cannot remove the owner of the app from collaborator list.',
  ]);
  expect((await other.ask('DELETE', `/apps/Team/collaborators/${enc(other.email)}`)).status).toBe(204);
  const gone = await owner.ask('DELETE', `/apps/Team/collaborators/${enc(other.email)}`);
  expect([gone.status, gone.text]).toEqual([404, 'The given email is not a collaborator for this app.']);
});

test('addresses that nobody has, and names that mean something to objects', async () => {
  await owner.ask('POST', '/apps', { name: 'Lone' });
  const unknown = await owner.ask('POST', '/apps/Lone/collaborators/nobody%40example.com');
  expect([unknown.status, unknown.text]).toEqual([
    404,
    "The specified e-mail address doesn't represent a registered user",
  ]);
  for (const email of ['__proto__', 'constructor', 'prototype']) {
    for (const [method, path] of [
      ['POST', `/apps/Lone/collaborators/${email}`],
      ['DELETE', `/apps/Lone/collaborators/${email}`],
      ['POST', `/apps/Lone/transfer/${email}`],
    ] as const) {
      const answer = await owner.ask(method, path);
      expect([answer.status, answer.text]).toEqual([400, 'Invalid email parameter']);
    }
  }
});

test('a transfer makes the target the owner and leaves the caller as collaborator', async () => {
  await owner.ask('POST', '/apps', { name: 'Moving' });
  await owner.release('Moving', 'Staging', { 'CodePush/a.js': 'a' }, { appVersion: '1.0.0' });
  const before = await owner.ask('GET', '/apps/Moving/deployments');
  const path = `/apps/Moving/transfer/${enc(other.email)}`;
  const done = await owner.ask('POST', path);
  expect([done.status, done.text]).toEqual([201, 'Created']);
  const seen = await owner.ask('GET', '/apps/Moving');
  expect(seen.json.app.collaborators).toEqual({
    [other.email]: { permission: 'Owner' },
    [owner.email]: { permission: 'Collaborator', isCurrentAccount: true },
  });
  expect((await other.ask('GET', '/apps/Moving/deployments')).json).toEqual(before.json);
  expect((await other.ask('GET', '/apps/Moving/deployments/Staging/history')).json.history).toHaveLength(1);
  const refused = await owner.ask('POST', `/apps/Moving/transfer/${enc(owner.email)}`);
  expect([refused.status, refused.text]).toEqual([403, OWNER]);
  const own = await other.ask('POST', path);
  expect([own.status, own.text]).toEqual([409, 'The given account already owns the app.']);
  expect((await other.ask('POST', `/apps/Moving/transfer/${enc(owner.email)}`)).status).toBe(201);
});

test('a transfer needs a registered target without an own app of that name', async () => {
  await owner.ask('POST', '/apps', { name: 'Same' });
  await other.ask('POST', '/apps', { name: 'Same' });
  const taken = await owner.ask('POST', `/apps/Same/transfer/${enc(other.email)}`);
  expect([taken.status, taken.text]).toEqual([
    409,
    'Cannot transfer ownership. An app with name "Same" already exists for the given collaborator.',
  ]);
  const nobody = await owner.ask('POST', '/apps/Same/transfer/nobody%40example.com');
  expect([nobody.status, nobody.text]).toEqual([
    404,
    "The specified e-mail address doesn't represent a registered user",
  ]);
});

test('names that several people use are told apart by their owner', async () => {
  const third = await wirePerson(server);
  for (const person of [other, third]) {
    await person.ask('POST', '/apps', { name: 'Twin' });
    await person.ask('POST', `/apps/Twin/collaborators/${enc(owner.email)}`);
  }
  const ambiguous = await owner.ask('GET', '/apps/Twin');
  expect([ambiguous.status, ambiguous.text]).toEqual([404, 'App "Twin" does not exist.']);
  const qualified = `${other.email}:Twin`;
  expect((await owner.ask('GET', `/apps/${enc(qualified)}`)).json.app.name).toBe(qualified);
  await owner.ask('POST', '/apps', { name: 'Twin' });
  await owner.ask('POST', '/apps', { name: 'A first' });
  const mine = await owner.ask('GET', '/apps/Twin');
  expect(mine.json.app.collaborators[owner.email].permission).toBe('Owner');
  const { json } = await owner.ask('GET', '/apps');
  const names = json.apps.map((app: { name: string }) => app.name);
  expect(names[0]).toBe('A first');
  expect(names.toSorted()).toEqual(['A first', 'Twin', qualified, `${third.email}:Twin`].toSorted());
  expect((await owner.ask('GET', `/apps/${enc(`x:${qualified}`)}`)).status).toBe(404);
  expect((await owner.ask('GET', `/apps/${enc('nobody@example.com:Twin')}`)).status).toBe(404);
});

test('roles of a team: owners and admins are Owner, others Collaborator, and viewers only look', async () => {
  const team = await makeOrg(owner);
  await owner.ask('POST', `/v0.1/orgs/${team.slug}/apps`, {
    display_name: 'Shared',
    os: 'iOS',
    platform: 'React-Native',
  });
  await owner.ask('POST', '/apps/Shared/deployments', { name: 'Staging' });
  const member = async (role: 'admin' | 'developer' | 'viewer' | 'billing') =>
    onWire(server, await makeMember(server, team.id, role));
  const [admin, developer, viewer, billing] = [
    await member('admin'),
    await member('developer'),
    await member('viewer'),
    await member('billing'),
  ];
  const { json } = await viewer.ask('GET', '/apps/Shared/collaborators');
  expect(json.collaborators).toEqual({
    [owner.email]: { permission: 'Owner' },
    [admin.email]: { permission: 'Owner' },
    [developer.email]: { permission: 'Collaborator' },
    [viewer.email]: { permission: 'Collaborator', isCurrentAccount: true },
  });
  expect((await billing.ask('GET', '/apps/Shared')).status).toBe(404);
  const files = { 'CodePush/a.js': 'a' };
  const refused = await viewer.release('Shared', 'Staging', files, { appVersion: '1.0.0' });
  expect([refused.status, refused.text]).toEqual([
    403,
    'This action requires Collaborator permissions on the app!',
  ]);
  expect((await developer.release('Shared', 'Staging', files, { appVersion: '1.0.0' })).status).toBe(201);
  expect((await developer.ask('DELETE', '/apps/Shared')).text).toBe(OWNER);
  expect((await admin.ask('PATCH', '/apps/Shared', { name: 'Ours' })).status).toBe(200);
  await owner.ask('POST', '/apps', { name: 'Ours' });
  const names = (await owner.ask('GET', '/apps')).json.apps.map((app: { name: string }) => app.name);
  expect(names.toSorted()).toEqual(['Ours', `${team.slug}:Ours`].toSorted());
  expect((await owner.ask('GET', `/apps/${enc(`${team.slug}:Ours`)}`)).json.app.deployments).toEqual([
    'Staging',
  ]);
  expect((await owner.ask('GET', '/apps/Ours')).json.app.deployments).toEqual(['Production', 'Staging']);
});
