// engine: postgres, both in the long form
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeMember, makeOrg } from '../packages/server/src/testing/factories.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { wirePerson, type WirePerson } from '../packages/server/src/testing/wire-client.ts';
import { updateFolder } from './client-projects.ts';
import { installClients } from './install-clients.ts';

// npm `code-push` 4.2.3, as published, on this Node: the management SDK and the acquisition SDK.
/* oxlint-disable typescript/no-explicit-any -- the package comes without types that fit */
let load: (name: string) => any;
let home: string;
let server: TestServer;
let person: WirePerson;
let sdk: any;

beforeAll(async () => {
  load = createRequire(join(await installClients(), 'package.json'));
  server = await makeServer();
  home = mkdtempSync(join(tmpdir(), 'codepushgo-client-'));
  // The SDK zips folders into the working directory.
  process.chdir(home);
}, 300_000);
beforeEach(async () => {
  person = await wirePerson(server);
  sdk = managerOf(person);
});
afterAll(async () => {
  process.chdir(join(import.meta.dirname, '..'));
  rmSync(home, { recursive: true, force: true });
  await server.stop();
});

function managerOf({ secret }: WirePerson): any {
  const AccountManager = load('code-push');
  return new AccountManager(secret, {}, `${server.url}/v0.1`);
}

const release = (text: string, info: Record<string, unknown> = {}, deployment = 'Staging') =>
  sdk.release('App', deployment, updateFolder(home, text), '1.0.0', info);

test('account and access keys', async () => {
  expect(await sdk.isAuthenticated()).toBe(true);
  const AccountManager = load('code-push');
  const stranger = new AccountManager('x'.repeat(40), {}, `${server.url}/v0.1`);
  expect(await stranger.isAuthenticated()).toBe(false);
  await expect(stranger.isAuthenticated(true)).rejects.toMatchObject({ statusCode: 401 });
  expect(await sdk.getAccountInfo()).toEqual({
    name: person.userName,
    email: person.email,
    linkedProviders: [],
  });
  const key = await sdk.addAccessKey('ci');
  expect(key).toMatchObject({ name: 'ci', key: expect.any(String), createdTime: server.clock.nowMs() });
  expect(await managerOf({ ...person, secret: key.key }).isAuthenticated()).toBe(true);
  expect((await sdk.getAccessKeys()).map(({ name }: { name: string }) => name)).toEqual(['test', 'ci']);
  await sdk.removeAccessKey('ci');
  await expect(sdk.removeAccessKey('ci')).rejects.toMatchObject({
    message: 'Access key "ci" does not exist.',
  });
});

test('apps, transfer and collaborators', async () => {
  const other = await wirePerson(server);
  await sdk.addApp('App', 'iOS', 'React-Native');
  await sdk.addApp('Bare', 'Android', 'Cordova', true);
  expect((await sdk.getApps()).map((app: any) => [app.name, app.deployments])).toEqual([
    ['App', ['Production', 'Staging']],
    ['Bare', []],
  ]);
  expect(await sdk.getApp('App')).toMatchObject({
    name: 'App',
    os: 'iOS',
    platform: 'React-Native',
    collaborators: { [person.userName]: { permission: 'Owner', isCurrentAccount: true } },
  });
  await expect(sdk.addApp('App', 'iOS', 'React-Native')).rejects.toMatchObject({
    statusCode: 409,
    message: "An app named 'App' already exists.",
  });
  await sdk.renameApp('Bare', 'Renamed');
  await expect(sdk.getApp('Bare')).rejects.toMatchObject({
    statusCode: 404,
    message: 'App "Bare" does not exist.',
  });
  await sdk.addCollaborator('App', other.email);
  expect(await sdk.getCollaborators('App')).toEqual({
    [person.email]: { isCurrentAccount: true, permission: 'Owner' },
    [other.email]: { isCurrentAccount: false, permission: 'Collaborator' },
  });
  const theirs = managerOf(other);
  expect((await theirs.getApps()).map((app: any) => app.name)).toEqual([`${person.userName}/App`]);
  await expect(theirs.removeApp(`${person.userName}/App`)).rejects.toMatchObject({ statusCode: 403 });
  await sdk.removeCollaborator('App', other.email);
  expect(await theirs.getApps()).toEqual([]);
  await sdk.transferApp('App', other.userName);
  expect(await theirs.getApp('App')).toMatchObject({
    collaborators: { [other.userName]: { permission: 'Owner' } },
  });
  await sdk.removeApp('Renamed');
  expect((await sdk.getApps()).map((app: any) => app.name)).toEqual([`${other.userName}/App`]);
});

test('the owners and admins of a team are the Owners of its apps', async () => {
  const { id, slug } = await makeOrg(person);
  const admin = await makeMember(server, id, 'admin');
  const developer = await wirePerson(server);
  await person.ask('POST', `/v0.1/orgs/${slug}/apps`, { display_name: 'App', os: 'iOS' });
  await sdk.addCollaborator(`${slug}/App`, developer.email);
  for (const owner of [slug, slug.toUpperCase()])
    expect(await sdk.getCollaborators(`${owner}/App`)).toEqual({
      [person.email]: { isCurrentAccount: true, permission: 'Owner' },
      [admin.email]: { isCurrentAccount: false, permission: 'Owner' },
      [developer.email]: { isCurrentAccount: false, permission: 'Collaborator' },
    });
});

test('deployments', async () => {
  await sdk.addApp('App', 'iOS', 'React-Native');
  const made = await sdk.addDeployment('App', 'Beta');
  expect(made).toEqual({ name: 'Beta', key: expect.any(String), package: null });
  await sdk.renameDeployment('App', 'Beta', 'Gamma');
  expect(await sdk.getDeployment('App', 'Gamma')).toEqual({ ...made, name: 'Gamma' });
  await expect(sdk.addDeployment('App', 'Gamma')).rejects.toMatchObject({
    statusCode: 409,
    message: "A deployment named 'Gamma' already exists.",
  });
  await sdk.removeDeployment('App', 'Gamma');
  await expect(sdk.getDeployment('App', 'Gamma')).rejects.toMatchObject({
    statusCode: 404,
    message: 'Deployment "Gamma" does not exist.',
  });
  expect((await sdk.getDeployments('App')).map(({ name }: { name: string }) => name)).toEqual([
    'Production',
    'Staging',
  ]);
});

test('release, patch, promote, roll back, history, metrics, clear', async () => {
  await sdk.addApp('App', 'iOS', 'React-Native');
  const percents: number[] = [];
  const first = await sdk.release(
    'App',
    'Staging',
    updateFolder(home, '1'),
    '^1.0.0',
    { description: 'one', rollout: 20, isMandatory: true },
    (percent: number) => percents.push(percent),
  );
  expect(first).toMatchObject({
    label: 'v1',
    appVersion: '^1.0.0',
    description: 'one',
    rollout: 20,
    isMandatory: true,
    releasedBy: person.email,
  });
  expect(percents.at(-1)).toBe(100);
  await expect(release('2')).rejects.toMatchObject({ statusCode: 409 });
  await sdk.patchRelease('App', 'Staging', 'v1', { rollout: 100, appVersion: '1.0.0' });
  await expect(sdk.patchRelease('App', 'Staging', 'v1', { rollout: 100 })).rejects.toMatchObject({
    message: 'Cannot update rollout value for a completed rollout release.',
  });
  await release('2');
  const promoted = await sdk.promote('App', 'Staging', 'Production', { label: 'v1', rollout: 30 });
  expect(promoted).toMatchObject({
    originalLabel: 'v1',
    originalDeployment: 'Staging',
    releaseMethod: 'Promote',
    rollout: 30,
  });
  await sdk.rollback('App', 'Staging');
  await sdk.rollback('App', 'Staging', 'v2');
  const history = await sdk.getDeploymentHistory('App', 'Staging');
  expect(history.map((one: any) => [one.label, one.originalLabel])).toEqual([
    ['v1', undefined],
    ['v2', undefined],
    ['v3', 'v1'],
    ['v4', 'v2'],
  ]);
  await sdk.clearDeploymentHistory('App', 'Staging');
  expect(await sdk.getDeploymentHistory('App', 'Staging')).toEqual([]);
  expect(await sdk.getDeploymentMetrics('App', 'Staging')).toEqual({});
});

test('the acquisition SDK checks, downloads and reports', async () => {
  await sdk.addApp('App', 'iOS', 'React-Native');
  const { key } = await sdk.getDeployment('App', 'Staging');
  const { AcquisitionManager } = load('code-push/script/acquisition-sdk');
  const request = (verb: number, url: string, bodyOrCallback: any, callback = bodyOrCallback): void => {
    const init = verb === 2 ? { method: 'POST', body: bodyOrCallback } : {};
    const headers = { 'content-type': 'application/json', 'x-codepush-sdk-version': '4.2.3' };
    fetch(url, { ...init, headers }).then(
      async (answer) => callback(null, { statusCode: answer.status, body: await answer.text() }),
      callback,
    );
  };
  const device = new AcquisitionManager(
    { request },
    {
      serverUrl: server.url,
      appVersion: '1.0.0',
      clientUniqueId: 'device-1',
      deploymentKey: key,
      ignoreAppVersion: false,
    },
  );
  const call = (name: string, ...args: unknown[]) =>
    new Promise<any>((done, fail) =>
      device[name](...args, (error: unknown, result: unknown) => (error ? fail(error) : done(result))),
    );
  const check = (current: Record<string, unknown>) => call('queryUpdateWithCurrentPackage', current);

  expect(await check({ appVersion: '1.0.0' })).toBeNull();
  await call('reportStatusDeploy', null, null, null, null);
  await release('1', { description: 'news', isMandatory: true });
  const update = await check({ appVersion: '1.0.0' });
  expect(update).toMatchObject({
    deploymentKey: key,
    label: 'v1',
    description: 'news',
    isMandatory: true,
    appVersion: '1.0.0',
  });
  const bytes = Buffer.from(await (await fetch(update.downloadUrl)).arrayBuffer());
  expect(bytes.length).toBe(update.packageSize);
  expect(update.downloadUrl).toContain(createHash('sha256').update(bytes).digest('hex'));
  await call('reportStatusDownload', update);
  await call('reportStatusDeploy', update, 'DeploymentSucceeded', '1.0.0', key);
  expect(await check({ ...update, appVersion: '1.0.0' })).toBeNull();
  expect(await check({ appVersion: '0.9.0' })).toEqual({ updateAppVersion: true, appVersion: '1.0.0' });
  await release('2');
  const next = await check({ ...update, appVersion: '1.0.0' });
  await call('reportStatusDeploy', next, 'DeploymentFailed', 'v1', key);
  expect(await sdk.getDeploymentMetrics('App', 'Staging')).toMatchObject({
    v1: { active: 1, downloaded: 1, failed: 0, installed: 1 },
    v2: { active: 0, downloaded: 0, failed: 1, installed: 0 },
  });
  const lost = new AcquisitionManager(
    { request },
    { serverUrl: server.url, appVersion: '1.0.0', deploymentKey: 'no-such-key-1234567890' },
  );
  await expect(
    new Promise((done, fail) =>
      lost.queryUpdateWithCurrentPackage({ appVersion: '1.0.0' }, (error: unknown) =>
        error ? fail(error) : done(null),
      ),
    ),
  ).rejects.toThrow(/404/);
});
