// engine: postgres, both in the long form
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { wirePerson, type WirePerson } from '../packages/server/src/testing/wire-client.ts';
import { cordovaProject, electronProject, reactNativeProject, updateFolder } from './client-projects.ts';
import { installClients } from './install-clients.ts';
import { runClient, type ClientPlace } from './run-client.ts';
import { openTlsFront, type TlsFront } from './tls-front.ts';

// npm `appcenter-cli` 3.0.4, as published, on this Node. It talks to https alone, so a TLS proxy stands in front.
let clients: string;
let folder: string;
let front: TlsFront;
let server: TestServer;
let person: WirePerson;
let place: ClientPlace;
let app: string;

// Every command is a process of its own.
vi.setConfig({ testTimeout: 240_000 });

beforeAll(async () => {
  clients = await installClients();
  folder = mkdtempSync(join(tmpdir(), 'codepushgo-front-'));
  front = await openTlsFront(folder, () => Number(new URL(server.url).port));
  server = await makeServer({ config: { publicUrl: front.url } });
}, 300_000);
beforeEach(async () => {
  person = await wirePerson(server);
  const env = {
    APPCENTER_ENV: 'local',
    APPCENTER_ENDPOINT: front.url,
    APPCENTER_ACCESS_TOKEN: person.secret,
    NODE_EXTRA_CA_CERTS: front.certificateFile,
  };
  place = { clients, home: mkdtempSync(join(tmpdir(), 'codepushgo-client-')), env };
  app = await makeApp('App', 'iOS', 'React-Native');
  return () => rmSync(place.home, { recursive: true, force: true });
});
afterAll(async () => {
  await front.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function makeApp(name: string, os: string, platform: string): Promise<string> {
  await person.ask('POST', '/v0.1/apps', { display_name: name, os, platform });
  const path = `/v0.1/apps/${person.userName}/${name}/deployments`;
  for (const deployment of ['Staging', 'Production']) await person.ask('POST', path, { name: deployment });
  return `${person.userName}/${name}`;
}

const run = (args: string[], more: Partial<ClientPlace> = {}) =>
  runClient('appcenter', args, { ...place, input: 'y\n', ...more, env: { ...place.env, ...more.env } });

/** Runs a `codepush` command that must succeed, and gives what it said. */
async function ok(args: string[], more: Partial<ClientPlace> = {}): Promise<string> {
  const ran = await run(['codepush', ...args, '-a', more.cwd ? appOf(more.cwd) : app], more);
  expect(ran.exitCode, `${args.join(' ')}\n${ran.said}`).toBe(0);
  return ran.said;
}

const apps = new Map<string, string>();
const appOf = (cwd: string): string => apps.get(cwd) ?? app;

async function refused(args: string[]): Promise<string> {
  const ran = await run(['codepush', ...args, '-a', app]);
  expect(ran.exitCode, ran.said).not.toBe(0);
  return ran.said;
}

async function releases(deployment: string, of = app): Promise<Record<string, unknown>[]> {
  return (await person.ask('GET', `/v0.1/apps/${of}/deployments/${deployment}/releases`)).json;
}

test('the token is accepted, and apps are made, listed, shown and deleted', async () => {
  expect((await run(['profile', 'list'])).said).toContain(person.email);
  const made = await run(['apps', 'create', '-d', 'Second app', '-o', 'Android', '-p', 'React-Native']);
  expect(made.said).toMatch(/Name: +Second-app/);
  expect((await run(['apps', 'list'])).said).toContain(`${person.userName}/Second-app`);
  expect((await run(['apps', 'show', '-a', `${person.userName}/Second-app`])).said).toMatch(/OS: +Android/);
  expect((await run(['apps', 'delete', '-a', `${person.userName}/Second-app`])).exitCode).toBe(0);
  expect((await run(['tokens', 'create', '-d', 'ci'])).said).toMatch(/API Token: +\S{20}/);
  expect((await run(['tokens', 'list'])).said).toContain('ci');
  const wrong = await run(['codepush', 'deployment', 'list', '-a', app], {
    env: { APPCENTER_ACCESS_TOKEN: 'x'.repeat(40) },
  });
  expect(wrong.exitCode).not.toBe(0);
});

test('deployments: add, list, rename, clear, remove', async () => {
  const added = await ok(['deployment', 'add', 'Beta']);
  const key = /with key (\S+)/.exec(added)?.[1] ?? '';
  expect(await refused(['deployment', 'add', 'Beta'])).toContain('already exists.');
  await ok(['deployment', 'rename', 'Beta', 'Gamma']);
  const listed = await ok(['deployment', 'list', '-k']);
  expect(listed).toContain('Gamma');
  expect(listed).toContain(key);
  await ok(['release', '-c', updateFolder(place.home, '1'), '-t', '1.0.0', '-d', 'Gamma']);
  expect(await ok(['deployment', 'list'])).toMatch(/Label: v1/);
  await ok(['deployment', 'clear', 'Gamma']);
  expect(await releases('Gamma')).toEqual([]);
  await ok(['deployment', 'remove', 'Gamma']);
  expect(await refused(['deployment', 'history', 'Gamma'])).toContain('does not exist');
});

test('release: options, duplicates and deployments that are not there', async () => {
  const path = updateFolder(place.home, '1');
  await ok(['release', '-c', path, '-t', '^1.0.0', '--description', 'first', '-r', '30', '-m', '-x']);
  expect((await releases('Staging'))[0]).toMatchObject({
    target_binary_range: '^1.0.0',
    description: 'first',
    rollout: 30,
    is_mandatory: true,
    is_disabled: true,
    released_by: person.email,
  });
  await ok(['release', '-c', path, '-t', '1.0.0', '-d', 'Production']);
  const same = "identical to the contents of the specified deployment's current release.";
  expect(await refused(['release', '-c', path, '-t', '1.0.0', '-d', 'Production'])).toContain(same);
  const warned = await ok([
    'release',
    '-c',
    path,
    '-t',
    '1.0.0',
    '-d',
    'Production',
    '--disable-duplicate-release-error',
  ]);
  expect(warned).toContain('[Warning]');
  expect(await refused(['release', '-c', path, '-t', '1.0.0', '-d', 'Nope'])).toContain(
    'Deployment "Nope" does not exist.',
  );
});

test('patch, promote, roll back, history', async () => {
  const path = updateFolder(place.home, '1');
  await ok(['release', '-c', path, '-t', '1.0.0', '-r', '20']);
  await ok(['patch', 'Staging', '-r', '60', '-d', 'text']);
  expect(await refused(['patch', 'Staging', '-r', '10'])).toContain('Rollout value must be greater than');
  expect(await ok(['patch', 'Staging', '-l', 'v1', '-d', 'text'])).toContain('No update for the v1');
  await ok(['promote', '-s', 'Staging', '-d', 'Production', '-r', '10']);
  expect((await releases('Production'))[0]).toMatchObject({
    rollout: 10,
    original_label: 'v1',
    original_deployment: 'Staging',
  });
  await ok(['patch', 'Staging', '-r', '100']);
  updateFolder(place.home, '2');
  await ok(['release', '-c', path, '-t', '1.0.0']);
  await ok(['rollback', 'Staging']);
  await ok(['rollback', 'Staging', '--target-release', 'v2']);
  expect((await releases('Staging')).map((release) => release.original_label)).toEqual([
    undefined,
    undefined,
    'v1',
    'v2',
  ]);
  expect(await ok(['deployment', 'history', 'Staging'])).toMatch(/v1[\s\S]*v4/);
});

test('release-react signs what it bundles, and the server can verify it', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const keyFile = join(place.home, 'private.pem');
  writeFileSync(keyFile, privateKey);
  const demanded = await person.ask('PATCH', `/api/v1/organisations/${person.userName}/apps/App`, {
    signingPublicKey: publicKey,
  });
  expect(demanded.status).toBe(200);
  const cwd = reactNativeProject(place.home, 'bundled');
  const unsigned = await run(['codepush', 'release-react', '-d', 'Staging', '-a', app], { cwd });
  expect(unsigned.exitCode).not.toBe(0);
  await ok(['release-react', '-d', 'Staging', '-k', keyFile], { cwd });
  expect(await releases('Staging')).toEqual([
    expect.objectContaining({ target_binary_range: '1.4.2', label: 'v1' }),
  ]);
});

test('release-cordova and release-electron', async () => {
  const cordova = cordovaProject(place.home, 'page');
  apps.set(cordova.folder, await makeApp('Cordova', 'iOS', 'Cordova'));
  const env = { PATH: `${cordova.bin}${delimiter}${process.env.PATH}` };
  await ok(['release-cordova'], { cwd: cordova.folder, env });
  expect((await releases('Staging', appOf(cordova.folder)))[0]).toMatchObject({
    target_binary_range: '2.1.0',
  });
  const electron = electronProject(place.home, 'window');
  apps.set(electron, await makeApp('Electron', 'Windows', 'Electron'));
  await ok(['release-electron'], { cwd: electron });
  expect((await releases('Staging', appOf(electron)))[0]).toMatchObject({ target_binary_range: '3.0.1' });
});
