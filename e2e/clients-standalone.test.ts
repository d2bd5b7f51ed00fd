// engine: postgres, both in the long form
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSessionKey } from '../packages/server/src/modules/sessions/create-session-key.ts';
import { makeServer } from '../packages/server/src/testing/make-server.ts';
import { wirePerson } from '../packages/server/src/testing/wire-client.ts';
import { reactNativeProject, updateFolder } from './client-projects.ts';
import { clientSuite } from './client-suite.ts';

// npm `code-push-cli` 1.12.9-beta, as published, on this Node: from before App Center, with the standalone dialect.
/* oxlint-disable typescript/no-explicit-any -- what command lines print has many shapes */
const suite = clientSuite('code-push-1', makeServer);
const { ok, refused, json } = suite;

test('who am I, and a key that is revoked', async () => {
  expect(await ok(['whoami'])).toContain(suite.person.email);
  await suite.person.ask('DELETE', '/accessKeys/test');
  expect(await refused(['app', 'ls'])).toContain('The session or access key being used is invalid');
});

test('access keys: add, list, patch, remove', async () => {
  await ok(['access-key', 'add', 'ci', '--ttl', '5m']);
  const [, key] = await json(['access-key', 'ls']);
  expect(key).toEqual({
    name: 'ci',
    createdTime: suite.server.clock.nowMs(),
    expires: suite.server.clock.nowMs() + 300_000,
  });
  expect(await ok(['access-key', 'patch', 'ci', '--name', 'build', '--ttl', '1d'])).toContain(
    'renamed the access key "ci" to "build"',
  );
  expect(await refused(['access-key', 'add', 'build'])).toContain('The access key "build" already exists.');
  await ok(['access-key', 'rm', 'build']);
  expect(await refused(['access-key', 'rm', 'build'])).toContain('Access key "build" does not exist.');
});

test('sessions: list and remove', async () => {
  // The command line leaves out what has expired by its own clock.
  suite.server.clock.set(Date.now());
  await createSessionKey(suite.person.ctx, 'desktop');
  expect((await json(['session', 'ls'])).map((session: any) => session.machineName)).toContain('desktop');
  await ok(['session', 'rm', 'desktop']);
  expect((await json(['session', 'ls'])).map((session: any) => session.machineName)).not.toContain('desktop');
  expect(await refused(['session', 'rm', 'desktop'])).toContain(
    'There are no sessions associated with "desktop."',
  );
  expect(await refused(['session', 'rm', hostname()])).toContain('Cannot remove the current login session');
});

test('apps and collaborators: add, list, rename, transfer, remove', async () => {
  const other = await wirePerson(suite.server);
  expect(await ok(['app', 'add', 'My App'])).toMatch(/Production[\s\S]*Staging/);
  expect(await refused(['app', 'add', 'My App'])).toContain("An app named 'My App' already exists.");
  await ok(['app', 'rename', 'My App', 'Shop']);
  await ok(['collaborator', 'add', 'Shop', other.email]);
  expect(await refused(['collaborator', 'add', 'Shop', other.email])).toContain(
    'is already a collaborator for this app.',
  );
  expect(await json(['collaborator', 'ls', 'Shop'])).toEqual({
    collaborators: {
      [suite.person.email]: { permission: 'Owner', isCurrentAccount: true },
      [other.email]: { permission: 'Collaborator' },
    },
  });
  expect(await refused(['collaborator', 'rm', 'Shop', suite.person.email])).toContain(
    'Cannot remove the owner of the app',
  );
  await ok(['collaborator', 'rm', 'Shop', other.email]);
  expect(await refused(['app', 'transfer', 'Shop', 'nobody@example.com'])).toContain(
    'represent a registered user',
  );
  await ok(['app', 'transfer', 'Shop', other.email]);
  const [app] = await json(['app', 'ls']);
  expect(app.collaborators[other.email].permission).toBe('Owner');
  expect(await refused(['app', 'rm', 'Shop'])).toContain(
    'This action requires Owner permissions on the app!',
  );
  await ok(['app', 'add', 'Mine']);
  await ok(['app', 'rm', 'Mine']);
  expect(await refused(['deployment', 'ls', 'Mine'])).toContain('App "Mine" does not exist.');
});

test('deployments: add, list, rename, clear, remove', async () => {
  await ok(['app', 'add', 'Shop']);
  await ok(['deployment', 'add', 'Shop', 'Beta 2']);
  await ok(['deployment', 'rename', 'Shop', 'Beta 2', 'Gamma']);
  expect((await json(['deployment', 'ls', 'Shop'])).map((one: any) => one.name)).toEqual([
    'Gamma',
    'Production',
    'Staging',
  ]);
  await ok(['release', 'Shop', updateFolder(suite.place.home, '1'), '1.0.0', '-d', 'Gamma']);
  await ok(['deployment', 'clear', 'Shop', 'Gamma']);
  expect(await json(['deployment', 'h', 'Shop', 'Gamma'])).toEqual([]);
  await ok(['deployment', 'rm', 'Shop', 'Gamma']);
  expect(await refused(['deployment', 'h', 'Shop', 'Gamma'])).toContain('Deployment "Gamma" does not exist.');
});

test('release, patch, promote, roll back, history', async () => {
  await ok(['app', 'add', 'Shop']);
  const folder = updateFolder(suite.place.home, '1');
  await ok(['release', 'Shop', folder, '1.0.0', '--des', 'first', '-r', '25%', '-m']);
  await ok(['patch', 'Shop', 'Staging', '-r', '50', '-x']);
  await ok(['patch', 'Shop', 'Staging', '--label', 'v1', '-r', '100', '--disabled', 'false']);
  expect(await refused(['release', 'Shop', folder, '1.0.0'])).toContain('identical to the contents');
  await ok(['promote', 'Shop', 'Staging', 'Production', '-r', '10']);
  updateFolder(suite.place.home, '2');
  await ok(['release', 'Shop', folder, '1.0.0']);
  await ok(['rollback', 'Shop', 'Staging']);
  await ok(['rollback', 'Shop', 'Staging', '-r', 'v2']);
  expect(await refused(['rollback', 'Shop', 'Staging', '-r', 'v4'])).toContain(
    '(v4) is already the latest release.',
  );
  const history = await json(['deployment', 'h', 'Shop', 'Staging']);
  expect(history.map((release: any) => [release.label, release.originalLabel])).toEqual([
    ['v1', undefined],
    ['v2', undefined],
    ['v3', 'v1'],
    ['v4', 'v2'],
  ]);
  const [production] = await json(['deployment', 'ls', 'Shop']);
  expect(production.package).toMatchObject({
    rollout: 10,
    description: 'first',
    isMandatory: true,
    originalDeployment: 'Staging',
  });
});

test('release-react', async () => {
  await ok(['app', 'add', 'Shop']);
  await ok(['release-react', 'Shop', 'ios', '-o', join(suite.place.home, 'out')], {
    cwd: reactNativeProject(suite.place.home, 'bundled'),
  });
  expect((await json(['deployment', 'h', 'Shop', 'Staging']))[0].appVersion).toBe('1.4.2');
});
