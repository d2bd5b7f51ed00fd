import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCli, type TestCli } from '../packages/cli/src/testing/run-cli.ts';
import { writeTree } from '../packages/cli/src/testing/write-tree.ts';
import { createAccount } from '../packages/server/src/modules/accounts/create-account.ts';
import { makeAccount, type Person } from '../packages/server/src/testing/factories.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { virtualDevice } from '../packages/server/src/testing/virtual-device.ts';
import { visitor, type Visitor } from '../packages/server/src/testing/visitor.ts';

const PASSWORD = 'correct horse battery staple';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

/** Somebody with a command line that is signed in by an access key in the environment. */
async function somebody(): Promise<{ person: Person; cli: TestCli }> {
  const person = await makeAccount(server);
  const cli = makeCli({ CODEPUSHGO_SERVER: server.url, CODEPUSHGO_ACCESS_KEY: person.accessKey });
  cli.outside.nowMs = () => server.clock.nowMs();
  return { person, cli };
}

/** Somebody who is signed in in a browser, by password. */
async function somebodyWithBrowser(): Promise<{
  email: string;
  userName: string;
  secret: string;
  browser: Visitor;
}> {
  const email = `browser-${++browsers}@example.com`;
  const { account, accessKey } = await createAccount(server.ctx({ kind: 'system', name: 'test' }), {
    email,
    name: `Browser ${browsers}`,
    operator: false,
    password: PASSWORD,
    accessKeyName: 'test',
  });
  const browser = visitor(server);
  expect((await browser.post('/sign-in', { email, password: PASSWORD })).status).toBe(303);
  return { email, userName: account.userName, secret: accessKey!.secret, browser };
}
let browsers = 0;

/** Runs a command that must succeed, and reads its JSON. */
async function done(cli: TestCli, ...argv: string[]) {
  const ran = await cli(...argv, '--json', '--yes');
  expect(ran, ran.stderr).toMatchObject({ code: 0 });
  return ran.json();
}

function bundle(cli: TestCli, text: string): string {
  writeTree(cli.home, {
    'CodePush/main.jsbundle': `console.log(${JSON.stringify(text)});\n`,
    'CodePush/big.png': 'x'.repeat(5000),
  });
  return join(cli.home, 'CodePush');
}

describe('logging in', () => {
  it('goes through the browser, is kept for its owner alone, and ends with its key', async () => {
    const { browser, ...person } = await somebodyWithBrowser();
    const cli = makeCli();
    let opened = '';
    cli.outside.openBrowser = async (url) => Boolean((opened = url));
    cli.outside.wait = async (ms) => {
      server.clock.advance(ms);
      await browser.post('/device', { code: new URL(opened).searchParams.get('code')!, answer: 'approve' });
    };
    const login = await cli('login', `${server.url}/`);
    expect(login).toMatchObject({ code: 0, stdout: expect.stringContaining(`as ${person.email}`) });
    expect(login.stderr).toContain(`Open ${server.url}/device and enter the code`);
    const file = join(cli.home, 'config.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const saved = JSON.parse(readFileSync(file, 'utf8'));
    expect(saved).toMatchObject({ serverUrl: server.url, organisation: person.userName, keyIsOurs: true });
    expect(login.stdout + login.stderr).not.toContain(saved.accessKey);
    expect((await done(cli, 'whoami')).account.email).toBe(person.email);
    const again = await cli('login', server.url);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('already logged in') });
    expect(await done(cli, 'logout')).toEqual({ loggedOut: true, revoked: true });
    expect(existsSync(file)).toBe(false);
    const late = await makeCli({ CODEPUSHGO_SERVER: server.url, CODEPUSHGO_ACCESS_KEY: saved.accessKey })(
      'whoami',
    );
    expect(late.code).toBe(1);
  });

  it('that was refused in the browser leaves nothing', async () => {
    const { browser } = await somebodyWithBrowser();
    const cli = makeCli();
    cli.outside.wait = async (ms) => void server.clock.advance(ms);
    let asked = '';
    cli.outside.openBrowser = async (url) => {
      asked = new URL(url).searchParams.get('code')!;
      await browser.post('/device', { code: asked, answer: 'deny' });
      return true;
    };
    expect(await cli('login', server.url)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('refused'),
    });
    expect(existsSync(join(cli.home, 'config.json'))).toBe(false);
  });

  it('takes an access key instead, and leaves it alone afterwards', async () => {
    const person = await makeAccount(server);
    const cli = makeCli();
    expect((await cli('login', server.url, '--accessKey', 'not-a-key-0123')).code).toBe(1);
    expect((await cli('login', server.url, '--access-key', person.accessKey)).code).toBe(0);
    expect(await done(cli, 'logout')).toEqual({ loggedOut: true, revoked: false });
    expect((await cli('login', server.url, '--access-key', person.accessKey)).code).toBe(0);
  });

  it('does not send the key to another server', async () => {
    const person = await makeAccount(server);
    const cli = makeCli();
    await cli('login', server.url, '--access-key', person.accessKey);
    const other = await cli('whoami', '--server', 'https://elsewhere.example.com');
    expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('not logged in') });
  });
});

it('access keys and sessions are made, listed, changed and removed', async () => {
  const person = await somebodyWithBrowser();
  const cli = makeCli({ CODEPUSHGO_SERVER: server.url, CODEPUSHGO_ACCESS_KEY: person.secret });
  const key = await done(cli, 'access-key', 'add', 'ci', '--ttl', '90d', '--scope', 'release');
  expect(key.secret).toMatch(/^[\w-]{20,}$/);
  const listed = await cli('access-key', 'ls');
  expect(listed.stdout).toContain('ci');
  expect(listed.stdout).not.toContain(key.secret);
  expect(await done(cli, 'access-key', 'patch', 'ci', '--name', 'ci2', '--ttl', '1d')).toMatchObject({
    name: 'ci2',
  });
  expect((await cli('access-key', 'patch', 'ci2')).code).toBe(2);
  await done(cli, 'access-key', 'rm', 'ci2');
  expect(await cli('access-key', 'rm', 'ci2', '--yes')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('no access key "ci2"'),
  });
  const [session] = await done(cli, 'session', 'ls');
  await done(cli, 'session', 'rm', session.id);
  expect(await done(cli, 'session', 'ls')).toEqual([]);
});

it('apps, channels, keys and collaborators are steered', async () => {
  const { cli, person } = await somebody();
  const friend = await makeAccount(server);
  const made = await done(cli, 'app', 'add', 'shop-ios');
  expect(made.app).toMatchObject({ name: 'shop-ios', os: 'ios' });
  expect(made.channels.map((one: { name: string }) => one.name)).toEqual(['Staging', 'Production']);
  expect((await done(cli, 'project', 'list'))[0].slug).toBe('shop');
  expect((await cli('app', 'add', 'shop')).code).toBe(2);
  await done(cli, 'app', 'add', `${person.userName}/other`, '--os', 'android');
  await done(cli, 'app', 'rename', 'other', 'shop-android');
  expect((await cli('app', 'ls')).stdout).toMatch(/shop-android +android +Staging, Production/);

  await done(cli, 'channel', 'add', 'shop-ios', 'Beta', '-k', 'my_own_key-0123456789');
  await done(cli, 'deployment', 'rename', 'shop-ios', 'Beta', 'Nightly');
  await done(cli, 'channel', 'move', 'shop-ios', 'Nightly', '1');
  const channels = await cli('deployment', 'ls', 'shop-ios', '-k');
  expect(channels.stdout).toMatch(/Nightly +my_own_key-0123456789 +no releases yet/);
  const rotated = await done(cli, 'channel', 'rotate-key', 'shop-ios', 'Nightly', '--overlap-days', '10');
  const keys = await done(cli, 'channel', 'keys', 'shop-ios', 'Nightly');
  expect(keys.map((one: { key: string }) => one.key).toSorted()).toEqual(
    ['my_own_key-0123456789', rotated.key].toSorted(),
  );
  const { removed } = await done(cli, 'channel', 'rm', 'shop-ios', 'Nightly');
  expect((await cli('channel', 'ls', 'shop-ios', '--deleted')).stdout).toContain(removed);
  await done(cli, 'channel', 'restore', 'shop-ios', removed);

  await done(cli, 'collaborator', 'add', 'shop-ios', friend.email);
  expect((await cli('collaborator', 'ls', 'shop-ios')).stdout).toMatch(
    new RegExp(`${friend.email} .*developer`),
  );
  await done(cli, 'collaborator', 'rm', 'shop-ios', friend.email);

  const gone = await done(cli, 'app', 'rm', 'shop-android');
  expect((await cli('app', 'ls')).stdout).not.toContain('shop-android');
  await done(cli, 'app', 'restore', gone.removed);
  await done(cli, 'app', 'transfer', 'shop-android', friend.email);
  expect((await cli('history', `${friend.userName}/shop-android`, 'Staging')).code).toBe(0);
});

it('organisations are founded and chosen', async () => {
  const person = await makeAccount(server);
  const cli = makeCli();
  await cli('login', server.url, '--access-key', person.accessKey);
  await done(cli, 'organisation', 'create', `team-${person.userName}`, '--name', 'Team');
  await done(cli, 'org', 'use', `team-${person.userName}`);
  await done(cli, 'project', 'create', 'main');
  await done(cli, 'app', 'add', 'App', '--os', 'ios');
  expect((await done(cli, 'whoami')).organisation).toBe(`team-${person.userName}`);
  expect((await cli('app', 'ls', '--org', person.userName)).stdout).toContain('has no apps yet');
  expect((await cli('org', 'ls')).stdout).toMatch(/\(chosen\) +Team +team +owner/);
});

describe('a release', () => {
  it('is made, promoted, rolled out, changed, halted, rolled back and explained', async () => {
    const { cli } = await somebody();
    const app = await done(cli, 'app', 'add', 'shop-ios');
    const device = virtualDevice({
      serverUrl: server.url,
      deploymentKey: app.channels[1].deploymentKey,
      appVersion: '1.2.0',
      id: 'device-1',
      folder: join(cli.home, 'device'),
    });
    await device.start();

    const first = await cli('release', 'shop-ios', bundle(cli, 'one'), '1.2.x', '--des', 'First', '-m');
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toContain('shop-ios Staging v1 for 1.2.x: mandatory.');
    const v1 = await done(cli, 'promote', 'shop-ios', 'Staging', 'Production');
    expect(v1).toMatchObject({ label: 'v1', method: 'Promote', isMandatory: true });
    expect(await device.sync()).toBe('installed');

    const dry = await done(
      cli,
      'release',
      'shop-ios',
      bundle(cli, 'two'),
      '1.2.x',
      '-d',
      'Production',
      '-r',
      '50%',
      '--dry-run',
    );
    expect(dry).toMatchObject({
      label: 'v2',
      devices: { reached: 1, total: 1, rollout: 50, served: 1 },
      problems: [],
    });
    expect(dry.transferAtMostBytes).toBe(dry.package.sizeBytes);
    expect(await done(cli, 'history', 'shop-ios', 'Production')).toHaveLength(1);

    await done(cli, 'release', 'shop-ios', bundle(cli, 'two'), '1.2.x', '-d', 'Production', '-r', '50%');
    const blocked = await cli(
      'release',
      'shop-ios',
      bundle(cli, 'three'),
      '1.2.x',
      '-d',
      'Production',
      '--json',
    );
    expect(blocked.code).toBe(1);
    expect(blocked.json().code).toBe('rollout-unfinished');
    expect((await cli('rollout', 'shop-ios', 'Production', '40')).code).toBe(1);
    expect(await done(cli, 'rollout', 'shop-ios', 'Production', '100%')).toMatchObject({
      label: 'v2',
      rollout: null,
    });
    expect(await device.sync()).toBe('installed');
    expect(
      await done(cli, 'patch', 'shop-ios', 'Production', '-l', 'v2', '--des', 'Second', '-m', 'true'),
    ).toMatchObject({ description: 'Second', isMandatory: true });
    expect(await done(cli, 'patch', 'shop-ios', 'Production', '--mandatory', 'false')).toMatchObject({
      isMandatory: false,
    });
    expect((await cli('patch', 'shop-ios', 'Production')).code).toBe(2);

    const halted = await cli('rollout', 'halt', 'shop-ios', 'Production', '--reason', 'crashes');
    expect(halted.stdout).toContain('v2 for 1.2.x: halted: crashes');
    const stale = await done(cli, 'explain', 'shop-ios', 'Production', '--app-version', '1.2.0');
    expect(stale.outcome).toMatchObject({ kind: 'update', label: 'v1' });
    await done(cli, 'rollout', 'resume', 'shop-ios', 'Production');
    const back = await done(cli, 'rollback', 'shop-ios', 'Production');
    expect(back).toMatchObject({ label: 'v3', method: 'Rollback', originalLabel: 'v1' });
    expect(await device.sync()).toBe('installed');

    const history = await cli('deployment', 'h', 'shop-ios', 'Production', '-a');
    expect(history.stdout).toMatch(/^v3 .*rolled back to v1/m);
    expect((await cli('metrics', 'shop-ios', 'Production')).stdout).toMatch(/^v3 +1 \(100 %\)/m);
    expect((await done(cli, 'audience', 'shop-ios', 'Production', '^1.2')).reached).toBe(1);
    const told = await cli('explain', 'shop-ios', 'Production', '--device', 'device-1');
    expect(told).toMatchObject({ code: 0 });
    expect(told.stdout).toContain('gets v3');
    await done(cli, 'channel', 'clear', 'shop-ios', 'Production');
    expect(await done(cli, 'history', 'shop-ios', 'Production')).toEqual([]);
  });

  it('that devices have already is refused before it is sent, or only warned about', async () => {
    const { cli } = await somebody();
    await done(cli, 'app', 'add', 'shop-ios');
    const sent: string[] = [];
    cli.outside.fetch = (input, init) => {
      sent.push(`${init?.method} ${new URL(String(input)).pathname}`);
      return fetch(input, init);
    };
    await done(cli, 'release', 'shop-ios', bundle(cli, 'one'), '1.0.0');
    expect(sent.filter((line) => line.startsWith('PUT'))).toHaveLength(1);
    const again = await cli('release', 'shop-ios', bundle(cli, 'one'), '1.0.0', '--json');
    expect(again.code).toBe(1);
    expect(again.json().code).toBe('duplicate-release');
    const warned = await cli('release', 'shop-ios', bundle(cli, 'one'), '1.0.0', '--noDuplicateReleaseError');
    expect(warned).toMatchObject({ code: 0, stderr: expect.stringContaining('Warning: ') });
    expect(sent.filter((line) => line.startsWith('PUT'))).toHaveLength(1);
  });

  it('is signed when the app asks for it', async () => {
    const { cli } = await somebody();
    await done(cli, 'app', 'add', 'shop-ios');
    const pair = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    writeTree(cli.home, { 'private.pem': pair.privateKey, 'public.pem': pair.publicKey });
    const wrong = await cli('app', 'set', 'shop-ios', '--signing-key', 'private.pem');
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('must not leave your machine') });
    await done(cli, 'app', 'set', 'shop-ios', '--signing-key', 'public.pem');
    const unsigned = await cli('release', 'shop-ios', bundle(cli, 'one'), '1.0.0', '--json');
    expect(unsigned.json().code).toBe('signature-required');
    await done(cli, 'release', 'shop-ios', bundle(cli, 'one'), '1.0.0', '-k', 'private.pem');
  });

  it('keeps its source map for its makers', async () => {
    const { cli, person } = await somebody();
    await done(cli, 'app', 'add', 'shop-ios');
    writeTree(cli.home, { 'main.map': '{"version":3,"sources":[],"mappings":""}' });
    const made = await done(
      cli,
      'release',
      'shop-ios',
      bundle(cli, 'one'),
      '1.0.0',
      '--source-map',
      'main.map',
      '--commit',
      'abc123',
    );
    expect(made).toMatchObject({ hasSourceMap: true, commit: 'abc123' });
    const path = `/api/v1/organisations/${person.userName}/apps/shop-ios/channels/Staging/releases/v1/source-map`;
    const map = await server.fetch(path, { headers: { authorization: `Bearer ${person.accessKey}` } });
    expect(await map.text()).toContain('"version":3');
    expect((await server.fetch(path)).status).toBe(401);
  });

  it('asks before it takes things away', async () => {
    const { cli } = await somebody();
    await done(cli, 'app', 'add', 'shop-ios');
    await done(cli, 'release', 'shop-ios', bundle(cli, 'one'), '1.0.0');
    await done(cli, 'release', 'shop-ios', bundle(cli, 'two'), '1.0.0');
    expect(await cli('rollback', 'shop-ios', 'Staging')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('add --yes'),
    });
    cli.outside.isInteractive = true;
    cli.outside.askYesNo = async () => false;
    expect(await cli('rollback', 'shop-ios', 'Staging')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('nothing was changed'),
    });
    cli.outside.askYesNo = async () => undefined;
    expect((await cli('rollback', 'shop-ios', 'Staging')).code).toBe(130);
    expect(await done(cli, 'history', 'shop-ios', 'Staging')).toHaveLength(2);
    cli.outside.askYesNo = async () => true;
    expect((await cli('rollback', 'shop-ios', 'Staging')).code).toBe(0);
  });

  it('says what is missing by name', async () => {
    const { cli } = await somebody();
    await done(cli, 'app', 'add', 'shop-ios');
    expect(await cli('history', 'none', 'Staging')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('none'),
    });
    expect(await cli('history', 'shop-ios', 'None')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('None'),
    });
    expect(await cli('rollout', 'shop-ios', 'Staging', '5')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no releases yet'),
    });
  });
});
