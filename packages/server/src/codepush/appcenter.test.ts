import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createOrganisation } from '#organisations';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { wirePerson, type WirePerson } from '../testing/wire-client.ts';

let server: TestServer;
let person: WirePerson;
let base: string;

beforeAll(async () => void (server = await makeServer()));
beforeEach(async () => {
  person = await wirePerson(server);
  await person.ask('POST', '/v0.1/apps', { display_name: 'App', os: 'iOS', platform: 'React-Native' });
  base = `/v0.1/apps/${person.userName}/App`;
  for (const name of ['Staging', 'Production']) await person.ask('POST', `${base}/deployments/`, { name });
});
afterAll(() => server.stop());

const enc = encodeURIComponent;
const ship = (text: string, info: Record<string, unknown> = {}) =>
  person.release('App', 'Staging', { 'CodePush/a.js': text }, { appVersion: '1.0.0', ...info });

test('the user and their tokens', async () => {
  expect((await person.ask('GET', '/v0.1/user')).json).toEqual({
    id: person.accountId,
    name: person.userName,
    display_name: expect.any(String),
    email: person.email,
  });
  const made = await person.ask('POST', '/v0.1/api_tokens', { description: 'ci' });
  expect(made.status).toBe(201);
  const { api_token: token, ...shown } = made.json;
  expect(shown).toEqual({
    id: expect.any(String),
    description: 'ci',
    created_at: server.clock.now().toISOString(),
  });
  expect(
    (await person.ask('GET', '/v0.1/user', undefined, { authorization: '', 'x-api-token': token })).status,
  ).toBe(200);
  expect((await person.ask('GET', '/v0.1/api_tokens')).json).toContainEqual(shown);
  const again = await person.ask('POST', '/v0.1/api_tokens', { description: 'ci' });
  expect([again.status, again.json.message]).toEqual([409, 'The access key "ci" already exists.']);
  expect((await person.ask('POST', '/v0.1/api_tokens', {})).json.message).toBe(
    'description: Field is required',
  );
  expect((await person.ask('DELETE', `/v0.1/api_tokens/${shown.id}`)).status).toBe(204);
  expect((await person.ask('DELETE', `/v0.1/api_tokens/${shown.id}`)).status).toBe(404);
});

test('apps keep os and platform, begin without deployments and belong to a person', async () => {
  const made = await person.ask('POST', '/v0.1/apps', {
    display_name: 'My App!',
    os: 'Android',
    platform: 'Cordova',
  });
  const owner = {
    id: person.accountId,
    name: person.userName,
    display_name: expect.any(String),
    email: person.email,
    type: 'user',
  };
  const app = {
    id: expect.any(String),
    name: 'My-App-',
    display_name: 'My App!',
    os: 'Android',
    platform: 'Cordova',
    owner,
  };
  expect([made.status, made.json]).toEqual([201, app]);
  expect((await person.ask('GET', `/v0.1/apps/${person.userName}/My-App-/deployments`)).json).toEqual([]);
  expect((await person.ask('GET', '/v0.1/apps')).json).toContainEqual(app);
  const renamed = await person.ask('PATCH', `/v0.1/apps/${person.userName}/My-App-`, {
    name: 'New',
    display_name: 'New one',
  });
  expect([renamed.status, renamed.json]).toEqual([200, { ...app, name: 'New', display_name: 'New one' }]);
  const taken = await person.ask('POST', '/v0.1/apps', {
    name: 'New',
    display_name: 'x',
    os: 'iOS',
    platform: 'Cordova',
  });
  expect([taken.status, taken.json.message]).toEqual([409, "An app named 'New' already exists."]);
  expect((await person.ask('DELETE', `/v0.1/apps/${person.userName}/New`)).status).toBe(204);
  const gone = await person.ask('GET', `/v0.1/apps/${person.userName}/New`);
  expect([gone.status, gone.json.message]).toEqual([404, 'App "New" does not exist.']);
});

test('an organisation owns apps too', async () => {
  const org = await createOrganisation(person.ctx, {
    slug: `team-${person.userName}`,
    name: 'Team',
  });
  const made = await person.ask('POST', `/v0.1/orgs/${org.slug}/apps`, {
    display_name: 'Shared',
    os: 'iOS',
    platform: 'React-Native',
  });
  expect(made.json.owner).toEqual({
    id: org.id,
    name: org.slug,
    display_name: 'Team',
    email: person.email,
    type: 'org',
  });
  expect((await person.ask('GET', `/v0.1/apps/${org.slug}/Shared`)).status).toBe(200);
  const stranger = await wirePerson(server);
  expect((await stranger.ask('GET', `/v0.1/apps/${org.slug}/Shared`)).status).toBe(404);
  expect((await stranger.ask('POST', `/v0.1/orgs/${org.slug}/apps`, { display_name: 'X' })).status).toBe(404);
});

test('users, invitations and a transfer', async () => {
  const other = await wirePerson(server);
  expect((await person.ask('POST', `${base}/invitations`, { user_email: other.email })).status).toBe(204);
  const { json } = await other.ask('GET', `${base}/users`);
  expect(json.map(({ display_name: _name, ...user }: Record<string, unknown>) => user)).toEqual(
    expect.arrayContaining([
      { name: person.userName, email: person.email, permissions: ['manager'] },
      { name: other.userName, email: other.email, permissions: ['developer'] },
    ]),
  );
  const again = await person.ask('POST', `${base}/invitations`, { user_email: other.email });
  expect([again.status, again.json.message]).toEqual([
    409,
    'The given account is already a collaborator for this app.',
  ]);
  expect((await person.ask('POST', `${base}/invitations`, {})).status).toBe(400);
  expect((await person.ask('DELETE', `${base}/invitations/${enc(other.email)}`)).status).toBe(204);
  expect((await person.ask('POST', `${base}/transfer/${other.userName}`)).status).toBe(204);
  expect((await person.ask('GET', base)).status).toBe(404);
  expect((await person.ask('GET', `/v0.1/apps/${other.userName}/App`)).json.owner.name).toBe(other.userName);
});

test('deployments: bare objects, and the newest release where there is one', async () => {
  const made = await person.ask('POST', `${base}/deployments`, { name: 'Beta' });
  expect([made.status, made.json]).toEqual([201, { name: 'Beta', key: expect.any(String) }]);
  expect((await person.ask('POST', `${base}/deployments`, { name: 'Beta' })).json.message).toBe(
    "A deployment named 'Beta' already exists.",
  );
  expect((await person.ask('PATCH', `${base}/deployments/Beta`, { name: 'Gamma' })).status).toBe(204);
  expect((await person.ask('GET', `${base}/deployments/Gamma`)).json).toEqual({
    ...made.json,
    name: 'Gamma',
  });
  expect((await person.ask('DELETE', `${base}/deployments/Gamma`)).status).toBe(204);
  const missing = await person.ask('GET', `${base}/deployments/Gamma`);
  expect([missing.status, missing.json.message]).toEqual([404, 'Deployment "Gamma" does not exist.']);
  await ship('a', { rollout: 10, description: 'text' });
  const { json } = await person.ask('GET', `${base}/deployments`);
  expect(json.map((d: { name: string }) => d.name)).toEqual(['Production', 'Staging']);
  expect(json[0]).not.toHaveProperty('latest_release');
  expect(json[1].latest_release).toEqual({
    label: 'v1',
    target_binary_range: '1.0.0',
    description: 'text',
    is_disabled: false,
    is_mandatory: false,
    rollout: 10,
    package_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    blob_url: expect.stringContaining('/downloads/'),
    size: expect.any(Number),
    released_by: person.email,
    release_method: 'Upload',
    upload_time: server.clock.nowMs(),
  });
});

test('releases are changed, promoted, rolled back, listed oldest first and cleared', async () => {
  await ship('a', { rollout: 20 });
  const one = `${base}/deployments/Staging/releases/v1`;
  const patched = await person.ask('PATCH', one, {
    rollout: 100,
    is_mandatory: true,
    target_binary_range: '1.x',
    description: 'd',
  });
  expect(patched.status).toBe(200);
  expect(patched.json).toMatchObject({
    rollout: 100,
    is_mandatory: true,
    target_binary_range: '1.x',
    description: 'd',
  });
  expect((await person.ask('PATCH', one, { is_mandatory: true })).status).toBe(204);
  const bad = await person.ask('PATCH', one, { target_binary_range: 'x.y', rollout: 0 });
  expect([bad.status, bad.json.message]).toEqual([
    400,
    'target_binary_range: Field is invalid; rollout: Field is invalid',
  ]);
  const none = await person.ask('PATCH', `${base}/deployments/Staging/releases/v7`, { is_mandatory: true });
  expect([none.status, none.json.message]).toEqual([404, 'Release not found for given label.']);
  const promoted = await person.ask('POST', `${base}/deployments/Staging/promote_release/Production`, {
    label: 'v1',
    rollout: 30,
  });
  expect(promoted.status).toBe(200);
  expect(promoted.json).toMatchObject({
    label: 'v1',
    original_label: 'v1',
    original_deployment: 'Staging',
    release_method: 'Promote',
    rollout: 30,
  });
  await ship('b', { appVersion: '1.x' });
  const rolled = await person.ask('POST', `${base}/deployments/Staging/rollback_release`, {});
  expect([rolled.status, rolled.json.original_label]).toEqual([201, 'v1']);
  const named = await person.ask('POST', `${base}/deployments/Staging/rollback_release`, { label: 'v2' });
  expect(named.json.original_label).toBe('v2');
  const { json } = await person.ask('GET', `${base}/deployments/Staging/releases`);
  expect(json.map((release: { label: string }) => release.label)).toEqual(['v1', 'v2', 'v3', 'v4']);
  expect((await person.ask('DELETE', `${base}/deployments/Staging/releases`)).status).toBe(204);
  expect((await person.ask('GET', `${base}/deployments/Staging/releases`)).json).toEqual([]);
});

test('figures are a list', async () => {
  await ship('a');
  const { key } = (await person.ask('GET', `${base}/deployments/Staging`)).json;
  await server.fetch('/v0.1/public/codepush/report_status/deploy', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-codepush-sdk-version': '4.2.3' },
    body: JSON.stringify({
      deployment_key: key,
      app_version: '1.0.0',
      label: 'v1',
      status: 'DeploymentSucceeded',
      client_unique_id: 'd',
    }),
  });
  const { json } = await person.ask('GET', `${base}/deployments/Staging/metrics`);
  expect(json).toEqual([{ label: 'v1', active: 1, downloaded: 0, failed: 0, installed: 1 }]);
});
