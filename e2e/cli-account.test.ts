// engine: postgres, both in the long form
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCli } from '../packages/cli/src/testing/run-cli.ts';
import { createAccount } from '../packages/server/src/modules/accounts/index.ts';
import { makeAccount } from '../packages/server/src/testing/factories.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { visitor, type Visitor } from '../packages/server/src/testing/visitor.ts';
import { done, somebody } from './cli-person.ts';

const PASSWORD = 'correct horse battery staple';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

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
  const { cli, person } = await somebody(server);
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
  expect((await cli('project', 'transfer', 'main', person.userName)).code).toBe(2);
  const moved = await done(cli, 'project', 'transfer', 'main', person.userName);
  expect(moved.slug).toBe('main');
  expect((await cli('app', 'ls', '--org', person.userName)).stdout).toContain('App');
});
