import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { wirePerson, type WirePerson } from '../testing/wire-client.ts';

let server: TestServer;
let person: WirePerson;

beforeAll(async () => void (server = await makeServer()));
beforeEach(async () => {
  person = await wirePerson(server);
  await person.ask('POST', '/apps', { name: 'App' });
});
afterAll(() => server.stop());

const report = (body: Record<string, string>) =>
  server.fetch('/v0.1/public/codepush/report_status/deploy', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-codepush-sdk-version': '4.2.3' },
    body: JSON.stringify(body),
  });

test('deployments are listed by name with their key and newest release', async () => {
  await person.release('App', 'Staging', { 'CodePush/a.js': 'a' }, { appVersion: '1.0.0' });
  const { json } = await person.ask('GET', '/apps/App/deployments');
  expect(json.deployments).toEqual([
    { name: 'Production', key: expect.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_-]{9,99}$/), package: null },
    {
      name: 'Staging',
      key: expect.any(String),
      package: expect.objectContaining({ label: 'v1', rollout: null }),
    },
  ]);
  const one = await person.ask('GET', '/apps/App/deployments/Staging');
  expect(one.json.deployment).toEqual(json.deployments[1]);
  const missing = await person.ask('GET', '/apps/App/deployments/staging');
  expect([missing.status, missing.text]).toEqual([404, 'Deployment "staging" does not exist.']);
});

test('a new deployment may bring its key, which is unique on the server', async () => {
  const made = await person.ask('POST', '/apps/App/deployments/', { name: 'Zwei %' });
  expect(made.status).toBe(201);
  expect(made.headers.get('location')).toBe('/apps/App/deployments/Zwei%20%25');
  expect(made.json).toEqual({ deployment: { name: 'Zwei %', key: expect.any(String) } });
  const key = `own-key_${person.userName}`;
  expect((await person.ask('POST', '/apps/App/deployments', { name: 'Own', key })).json.deployment.key).toBe(
    key,
  );
  const nameTaken = await person.ask('POST', '/apps/App/deployments', { name: 'Own' });
  expect([nameTaken.status, nameTaken.text]).toEqual([409, "A deployment named 'Own' already exists."]);
  const stranger = await wirePerson(server);
  await stranger.ask('POST', '/apps', { name: 'Theirs' });
  const keyTaken = await stranger.ask('POST', '/apps/Theirs/deployments', { name: 'Thief', key });
  expect([keyTaken.status, keyTaken.text]).toEqual([409, `A deployment with key '${key}' already exists.`]);
  expect((await stranger.ask('GET', '/apps/Theirs/deployments/Thief')).status).toBe(404);
  const faults = await person.ask('POST', '/apps/App/deployments', { key: 'short' });
  expect([faults.status, faults.text]).toEqual([
    400,
    '[{"field":"name","message":"Field is required"},{"field":"key","message":"Field is invalid"}]',
  ]);
});

test('renaming keeps the key', async () => {
  const before = await person.ask('GET', '/apps/App/deployments/Staging');
  const renamed = await person.ask('PATCH', '/apps/App/deployments/Staging', {
    name: 'Beta',
    key: 'another-key-1',
  });
  expect(renamed.status).toBe(200);
  expect(renamed.json.deployment).toEqual({ ...before.json.deployment, name: 'Beta' });
  for (const body of [{}, { name: null }, { name: 'Beta' }]) {
    expect((await person.ask('PATCH', '/apps/App/deployments/Beta', body)).status).toBe(200);
  }
  expect((await person.ask('PATCH', '/apps/App/deployments/Beta', { name: '' })).status).toBe(400);
  const taken = await person.ask('PATCH', '/apps/App/deployments/Beta', { name: 'Production' });
  expect([taken.status, taken.text]).toEqual([409, "A deployment named 'Production' already exists."]);
});

test('a removed deployment and its key stop at once', async () => {
  const { key } = (await person.ask('GET', '/apps/App/deployments/Staging')).json.deployment;
  const check = () =>
    server.fetch(`/v0.1/public/codepush/update_check?deployment_key=${key}&app_version=1.0.0`);
  expect((await check()).status).toBe(200);
  expect((await person.ask('DELETE', '/apps/App/deployments/Staging')).status).toBe(204);
  expect((await check()).status).toBe(404);
  expect((await person.ask('GET', '/apps/App/deployments/Staging')).status).toBe(404);
});

test('clearing the history empties it, the package and the figures, and numbers begin again', async () => {
  const { key } = (await person.ask('GET', '/apps/App/deployments/Staging')).json.deployment;
  for (const text of ['a', 'b'])
    await person.release('App', 'Staging', { 'CodePush/a.js': text }, { appVersion: '1.0.0' });
  await report({
    deployment_key: key,
    app_version: '1.0.0',
    label: 'v2',
    status: 'DeploymentSucceeded',
    client_unique_id: 'd',
  });
  expect((await person.ask('GET', '/apps/App/deployments/Staging/metrics')).json.metrics.v2.active).toBe(1);
  expect((await person.ask('DELETE', '/apps/App/deployments/Staging/history')).status).toBe(204);
  expect((await person.ask('GET', '/apps/App/deployments/Staging/history')).json).toEqual({ history: [] });
  expect((await person.ask('GET', '/apps/App/deployments/Staging')).json.deployment.package).toBeNull();
  expect((await person.ask('GET', '/apps/App/deployments/Staging/metrics')).json).toEqual({ metrics: {} });
  const made = await person.release('App', 'Staging', { 'CodePush/a.js': 'a' }, { appVersion: '1.0.0' });
  expect(made.json.package.label).toBe('v1');
});

test('figures: labels show all four, native versions only how many run them', async () => {
  const { key } = (await person.ask('GET', '/apps/App/deployments/Staging')).json.deployment;
  await person.release('App', 'Staging', { 'CodePush/a.js': 'a' }, { appVersion: '1.0.0' });
  expect((await person.ask('GET', '/apps/App/deployments/Staging/metrics')).json).toEqual({ metrics: {} });
  await report({ deployment_key: key, app_version: '1.0.0', client_unique_id: 'one' });
  await server.fetch('/reportStatus/download', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ deploymentKey: key, label: 'v1', clientUniqueId: 'two' }),
  });
  await report({
    deployment_key: key,
    app_version: '1.0.0',
    label: 'v1',
    status: 'DeploymentSucceeded',
    client_unique_id: 'two',
  });
  await report({
    deployment_key: key,
    app_version: '1.0.0',
    label: 'v1',
    status: 'DeploymentFailed',
    client_unique_id: 'three',
  });
  const { json } = await person.ask('GET', '/apps/App/deployments/Staging/metrics');
  expect(json.metrics).toEqual({
    '1.0.0': { active: 1 },
    v1: { active: 1, downloaded: 1, failed: 1, installed: 1 },
  });
});
