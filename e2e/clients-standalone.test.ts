// engine: postgres, both in the long form
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createSessionKey } from '../packages/server/src/modules/sessions/create-session-key.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { wirePerson, type WirePerson } from '../packages/server/src/testing/wire-client.ts';
import { reactNativeProject, updateFolder } from './client-projects.ts';
import { installClients } from './install-clients.ts';
import { runClient, type ClientPlace } from './run-client.ts';

// npm `code-push-cli` 1.12.9-beta, as published, on this Node: from before App Center, with the standalone dialect.
/* oxlint-disable typescript/no-explicit-any -- what command lines print has many shapes */
let clients: string;
let server: TestServer;
let person: WirePerson;
let place: ClientPlace;

// Every command is a process of its own.
vi.setConfig({ testTimeout: 240_000 });

beforeAll(async () => {
  clients = await installClients();
  server = await makeServer();
}, 300_000);
beforeEach(async () => {
  person = await wirePerson(server);
  place = { clients, home: mkdtempSync(join(tmpdir(), 'codepushgo-client-')) };
  await ok(['login', server.url, '--accessKey', person.secret]);
  return () => rmSync(place.home, { recursive: true, force: true });
});
afterAll(() => server.stop());

async function ok(args: string[], more: Partial<ClientPlace> = {}): Promise<string> {
  const run = await runClient('code-push-1', args, { ...place, input: 'y\n', ...more });
  expect(run.exitCode, `${args.join(' ')}\n${run.said}`).toBe(0);
  return run.said;
}

async function refused(args: string[]): Promise<string> {
  const run = await runClient('code-push-1', args, { ...place, input: 'y\n' });
  expect(run.exitCode, run.said).toBe(1);
  return run.said;
}

async function json(args: string[]): Promise<any> {
  return JSON.parse(await ok([...args, '--format', 'json']));
}

test('who am I, and a key that is revoked', async () => {
  expect(await ok(['whoami'])).toContain(person.email);
  await person.ask('DELETE', '/accessKeys/test');
  expect(await refused(['app', 'ls'])).toContain('The session or access key being used is invalid');
});

test('access keys: add, list, patch, remove', async () => {
  await ok(['access-key', 'add', 'ci', '--ttl', '5m']);
  const [, key] = await json(['access-key', 'ls']);
  expect(key).toEqual({
    name: 'ci',
    createdTime: server.clock.nowMs(),
    expires: server.clock.nowMs() + 300_000,
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
  server.clock.set(Date.now());
  await createSessionKey(person.ctx, 'desktop');
  expect((await json(['session', 'ls'])).map((session: any) => session.machineName)).toContain('desktop');
  await ok(['session', 'rm', 'desktop']);
  expect((await json(['session', 'ls'])).map((session: any) => session.machineName)).not.toContain('desktop');
  expect(await refused(['session', 'rm', 'desktop'])).toContain(
    'There are no sessions associated with "desktop."',
  );
  expect(await refused(['session', 'rm', hostname()])).toContain('Cannot remove the current login session');
});

test('apps and collaborators: add, list, rename, transfer, remove', async () => {
  const other = await wirePerson(server);
  expect(await ok(['app', 'add', 'My App'])).toMatch(/Production[\s\S]*Staging/);
  expect(await refused(['app', 'add', 'My App'])).toContain("An app named 'My App' already exists.");
  await ok(['app', 'rename', 'My App', 'Shop']);
  await ok(['collaborator', 'add', 'Shop', other.email]);
  expect(await refused(['collaborator', 'add', 'Shop', other.email])).toContain(
    'is already a collaborator for this app.',
  );
  expect(await json(['collaborator', 'ls', 'Shop'])).toEqual({
    collaborators: {
      [person.email]: { permission: 'Owner', isCurrentAccount: true },
      [other.email]: { permission: 'Collaborator' },
    },
  });
  expect(await refused(['collaborator', 'rm', 'Shop', person.email])).toContain(
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
  await ok(['release', 'Shop', updateFolder(place.home, '1'), '1.0.0', '-d', 'Gamma']);
  await ok(['deployment', 'clear', 'Shop', 'Gamma']);
  expect(await json(['deployment', 'h', 'Shop', 'Gamma'])).toEqual([]);
  await ok(['deployment', 'rm', 'Shop', 'Gamma']);
  expect(await refused(['deployment', 'h', 'Shop', 'Gamma'])).toContain('Deployment "Gamma" does not exist.');
});

test('release, patch, promote, roll back, history', async () => {
  await ok(['app', 'add', 'Shop']);
  const folder = updateFolder(place.home, '1');
  await ok(['release', 'Shop', folder, '1.0.0', '--des', 'first', '-r', '25%', '-m']);
  await ok(['patch', 'Shop', 'Staging', '-r', '50', '-x']);
  await ok(['patch', 'Shop', 'Staging', '--label', 'v1', '-r', '100', '--disabled', 'false']);
  expect(await refused(['release', 'Shop', folder, '1.0.0'])).toContain('identical to the contents');
  await ok(['promote', 'Shop', 'Staging', 'Production', '-r', '10']);
  updateFolder(place.home, '2');
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
  await ok(['release-react', 'Shop', 'ios', '-o', join(place.home, 'out')], {
    cwd: reactNativeProject(place.home, 'bundled'),
  });
  expect((await json(['deployment', 'h', 'Shop', 'Staging']))[0].appVersion).toBe('1.4.2');
});
