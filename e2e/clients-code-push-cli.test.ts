// engine: postgres, both in the long form
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { makeServer } from '../packages/server/src/testing/make-server.ts';
import { wirePerson } from '../packages/server/src/testing/wire-client.ts';
import { cordovaProject, reactNativeProject, updateFolder } from './client-projects.ts';
import { clientSuite } from './client-suite.ts';

// npm `code-push-cli` 3.0.0, as published, on this Node.
/* oxlint-disable typescript/no-explicit-any -- what command lines print has many shapes */
const suite = clientSuite('code-push', makeServer, '/v0.1');
const { ok, refused, json } = suite;

test('log in, who am I, log out', async () => {
  expect(await ok(['whoami'])).toContain(suite.person.email);
  expect(await refused(['login', suite.server.url])).toContain(
    'You are already logged in from this machine.',
  );
  await ok(['logout']);
  expect(existsSync(join(suite.place.home, '.code-push.config'))).toBe(false);
  expect(await refused(['whoami'])).toContain('You are not currently logged in');
  const wrong = await refused(['login', `${suite.server.url}/v0.1`, '--accessKey', 'x'.repeat(40)]);
  expect(wrong).toContain('Invalid access key');
});

test('access keys: add, list, remove', async () => {
  const added = await ok(['access-key', 'add', 'ci key']);
  const secret = /access key: (\S+)/.exec(added)?.[1];
  expect(
    (await suite.person.ask('GET', '/account', undefined, { authorization: `Bearer ${secret}` })).status,
  ).toBe(200);
  expect(await refused(['access-key', 'add', 'ci key'])).toContain('The access key "ci key" already exists.');
  expect(await ok(['access-key', 'ls'])).toContain('ci key');
  expect(await ok(['access-key', 'rm', 'ci key'])).toContain('Successfully removed the "ci key" access key.');
  expect(await refused(['access-key', 'rm', 'ci key'])).toContain('Access key "ci key" does not exist.');
});

test('apps: add, list, rename, remove', async () => {
  const added = await ok(['app', 'add', 'Shop', 'ios', 'react-native']);
  expect(added).toMatch(/Production[\s\S]*Staging/);
  expect(await refused(['app', 'add', 'Shop', 'ios', 'react-native'])).toContain(
    "An app named 'Shop' already exists.",
  );
  expect(await ok(['app', 'rename', 'Shop', 'Store'])).toContain('Successfully renamed');
  expect(await json(['app', 'ls'])).toEqual([
    expect.objectContaining({
      name: 'Store',
      deployments: ['Production', 'Staging'],
      os: 'iOS',
      platform: 'React-Native',
    }),
  ]);
  await ok(['app', 'rm', 'Store']);
  expect(await json(['app', 'ls'])).toEqual([]);
});

test('collaborators: add, list, remove', async () => {
  const other = await wirePerson(suite.server);
  await ok(['app', 'add', 'Shop', 'android', 'cordova']);
  await ok(['collaborator', 'add', 'Shop', other.email]);
  const listed = await ok(['collaborator', 'ls', 'Shop']);
  expect(listed).toMatch(new RegExp(`${suite.person.email} \\(Owner\\)[\\s\\S]*${other.email}`));
  await ok(['collaborator', 'rm', 'Shop', other.email]);
  expect(await refused(['collaborator', 'rm', 'Shop', other.email])).toContain(
    'The given email is not a collaborator',
  );
  expect(await refused(['collaborator', 'add', 'Shop', 'nobody@example.com'])).toContain(
    'represent a registered user',
  );
});

test('deployments: add, list, rename, clear, remove', async () => {
  await ok(['app', 'add', 'Shop', 'ios', 'react-native']);
  const added = await ok(['deployment', 'add', 'Shop', 'Beta']);
  const key = /with key "([^"]+)"/.exec(added)?.[1];
  await ok(['deployment', 'rename', 'Shop', 'Beta', 'Gamma']);
  const listed = await json(['deployment', 'ls', 'Shop']);
  expect(listed).toContainEqual({ name: 'Gamma', key, package: null });
  await ok(['release', 'Shop', updateFolder(suite.place.home, '1'), '1.0.0', '-d', 'Gamma']);
  await ok(['deployment', 'clear', 'Shop', 'Gamma']);
  expect(await json(['deployment', 'history', 'Shop', 'Gamma'])).toEqual([]);
  await ok(['deployment', 'rm', 'Shop', 'Gamma']);
  expect(await refused(['deployment', 'rm', 'Shop', 'Gamma'])).toContain(
    'Deployment "Gamma" does not exist.',
  );
});

test('release, patch, promote, roll back, history', async () => {
  await ok(['app', 'add', 'Shop', 'ios', 'react-native']);
  const folder = updateFolder(suite.place.home, '1');
  await ok(['release', 'Shop', folder, '1.0.0', '--des', 'first', '-r', '25', '-m']);
  expect(await refused(['release', 'Shop', folder, '1.0.0'])).toContain(
    'Please update the previous release to 100%',
  );
  await ok(['patch', 'Shop', 'Staging', '-r', '50', '--des', 'better']);
  expect(await refused(['patch', 'Shop', 'Staging', '-r', '40'])).toContain(
    'Rollout value must be greater than "50"',
  );
  await ok(['patch', 'Shop', 'Staging', '--label', 'v1', '-r', '100']);
  const again = await refused(['release', 'Shop', folder, '1.0.0']);
  expect(again).toContain("identical to the contents of the specified deployment's current release.");
  expect(await ok(['release', 'Shop', folder, '1.0.0', '--noDuplicateReleaseError'])).toContain('[Warning]');
  await ok(['promote', 'Shop', 'Staging', 'Production', '-r', '10', '--des', 'for all']);
  updateFolder(suite.place.home, '2');
  await ok(['release', 'Shop', folder, '1.0.0']);
  await ok(['rollback', 'Shop', 'Staging']);
  await ok(['rollback', 'Shop', 'Staging', '-r', 'v2']);
  expect(await refused(['rollback', 'Shop', 'Staging', '-r', 'v9'])).toContain(
    'could not be found in the deployment history.',
  );
  const history = await json(['deployment', 'h', 'Shop', 'Staging']);
  expect(
    history.map((release: any) => [release.label, release.releaseMethod, release.originalLabel]),
  ).toEqual([
    ['v1', 'Upload', undefined],
    ['v2', 'Upload', undefined],
    ['v3', 'Rollback', 'v1'],
    ['v4', 'Rollback', 'v2'],
  ]);
  expect(history[0]).toMatchObject({
    description: 'better',
    isMandatory: true,
    releasedBy: suite.person.email,
  });
  expect(await ok(['deployment', 'h', 'Shop', 'Staging', '-a'])).toContain('You');
  const [production] = await json(['deployment', 'ls', 'Shop']);
  expect(production.package).toMatchObject({
    rollout: 10,
    description: 'for all',
    originalDeployment: 'Staging',
  });
});

test('figures of devices show in the lists', async () => {
  await ok(['app', 'add', 'Shop', 'ios', 'react-native']);
  await ok(['release', 'Shop', updateFolder(suite.place.home, '1'), '1.0.0']);
  const { key } = (await json(['deployment', 'ls', 'Shop']))[1];
  const report = {
    deployment_key: key,
    app_version: '1.0.0',
    label: 'v1',
    status: 'DeploymentSucceeded',
    client_unique_id: 'd',
  };
  await suite.server.fetch('/v0.1/public/codepush/report_status/deploy', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-codepush-sdk-version': '4.2.3' },
    body: JSON.stringify(report),
  });
  expect(await ok(['deployment', 'ls', 'Shop'])).toContain('Active: 100% (1 of 1)');
  expect(await ok(['deployment', 'h', 'Shop', 'Staging'])).toContain('Total: 1');
});

test('release-react and release-cordova', async () => {
  await ok(['app', 'add', 'Shop', 'ios', 'react-native']);
  const cwd = reactNativeProject(suite.place.home, 'bundled');
  await ok(['release-react', 'Shop', 'ios', '-o', join(suite.place.home, 'out')], { cwd });
  const { folder, bin } = cordovaProject(suite.place.home, 'page');
  const env = { PATH: `${bin}${delimiter}${process.env.PATH}` };
  await ok(['release-cordova', 'Shop', 'ios', '-d', 'Production'], { cwd: folder, env });
  const [production, staging] = await json(['deployment', 'ls', 'Shop']);
  expect([staging.package.appVersion, production.package.appVersion]).toEqual(['1.4.2', '2.1.0']);
});
