// engine: postgres, both in the long form
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCli, type TestCli } from '../packages/cli/src/testing/run-cli.ts';
import { sampleProject } from '../packages/cli/src/testing/sample-project.ts';
import { makeAccount } from '../packages/server/src/testing/factories.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const hermes = { darwin: 'osx-bin', linux: 'linux64-bin', win32: 'win64-bin' }[process.platform as 'linux'];
const installed = {
  'node_modules/react-native/package.json': '{"version":"0.86.3"}',
  'node_modules/@code-push-next/react-native-code-push/package.json': '{"version":"10.4.2"}',
  'node_modules/@react-native-community/cli/package.json': '{"version":"20.2.0"}',
  'node_modules/hermes-compiler/package.json': '{"version":"1.0.0"}',
  [`node_modules/hermes-compiler/hermesc/${hermes}/hermesc${process.platform === 'win32' ? '.exe' : ''}`]: '',
};

/** A command line in the folder of a project. */
async function inProject(files: Record<string, string | null> = {}): Promise<{ cli: TestCli; root: string }> {
  const person = await makeAccount(server);
  const root = sampleProject({ ...installed, ...files });
  const cli = makeCli({ CODEPUSHGO_SERVER: server.url, CODEPUSHGO_ACCESS_KEY: person.accessKey });
  cli.outside.cwd = root;
  return { cli, root };
}

const PLIST = 'ios/shop/Info.plist';
const STRINGS = 'android/app/src/main/res/values/strings.xml';

describe('init', () => {
  it('makes the apps, writes server and keys, and changes nothing the second time', async () => {
    const { cli, root } = await inProject();
    const first = await cli('init', '--create', '--yes');
    expect(first).toMatchObject({ code: 0 });
    expect(first.stderr).toContain('+\t<key>CodePushServerURL</key>');
    const [ios, android] = await Promise.all(
      ['shop-ios', 'shop-android'].map(async (app) => (await cli('channel', 'ls', app, '--json')).json()[0]),
    );
    expect(ios.name).toBe('Staging');
    const plist = readFileSync(join(root, PLIST), 'utf8');
    expect(plist).toContain(`<string>${server.url}</string>`);
    expect(plist).toContain(`<string>${ios.deploymentKey}</string>`);
    expect(readFileSync(join(root, STRINGS), 'utf8')).toContain(`>${android.deploymentKey}</string>`);
    const again = await cli('init');
    expect(again).toMatchObject({ code: 0, stdout: 'The project has its server and keys already.\n' });
    expect(readFileSync(join(root, PLIST), 'utf8')).toBe(plist);
  });

  it('shows what it would do and does nothing with --dry-run', async () => {
    const { cli, root } = await inProject();
    const before = readFileSync(join(root, PLIST), 'utf8');
    const dry = await cli('init', '--dry-run', '--json');
    expect(dry.json()).toMatchObject({ written: false, files: [join(root, PLIST), join(root, STRINGS)] });
    expect(dry.json().diff).toContain('(key of the new app');
    expect(readFileSync(join(root, PLIST), 'utf8')).toBe(before);
    expect((await cli('app', 'ls', '--json')).json()).toEqual([]);
  });

  it('asks before it makes apps or writes, and takes another channel', async () => {
    const { cli, root } = await inProject({
      [STRINGS]: null,
      'android/app/src/main/java/com/shop/MainApplication.kt': null,
    });
    expect(await cli('init')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is not there yet. Make it?'),
    });
    const made = (await cli('app', 'add', 'mine', '--os', 'ios', '--json')).json();
    const asked: string[] = [];
    cli.outside.isInteractive = true;
    cli.outside.askYesNo = async (question) => asked.push(question) > 0;
    expect(await cli('init', '--ios-app', 'mine', '-d', 'Production')).toMatchObject({ code: 0 });
    expect(asked).toEqual(['Write this file?']);
    expect(readFileSync(join(root, PLIST), 'utf8')).toContain(made.channels[1].deploymentKey);
  });
});

describe('doctor', () => {
  const states = (ran: { json: () => { checks: { id: string; state: string }[] } }): Record<string, string> =>
    Object.fromEntries(ran.json().checks.map((check) => [check.id, check.state]));

  it('finds nothing broken after init', async () => {
    const { cli } = await inProject();
    await cli('init', '--create', '--yes');
    const ran = await cli('doctor', '--json');
    expect(ran.json().checks.filter((check: { state: string }) => check.state !== 'ok')).toEqual([]);
    expect(ran.code).toBe(0);
    expect((await cli('doctor')).stdout).toMatch(/ios-key: .{4}… of .+\/shop-ios Staging/);
  });

  it('finds what is missing, and says what to do', async () => {
    const { cli } = await inProject({
      'App.js': 'export default () => null;\n',
      'ios/shop/AppDelegate.swift': 'class AppDelegate {}\n',
      'node_modules/@react-native-community/cli/package.json': null,
    });
    const ran = await cli('doctor', '--json');
    expect(ran.code).toBe(1);
    expect(states(ran)).toMatchObject({
      server: 'ok',
      login: 'ok',
      'readiness-call': 'broken',
      'ios-wiring': 'broken',
      'ios-server': 'broken',
      'ios-key': 'broken',
      bundler: 'warning',
    });
    expect((await cli('doctor')).stdout).toContain('Call notifyAppReady() once the app has started');
  });

  it('notices a key that the server does not know, without a log-in', async () => {
    const { cli } = await inProject();
    await cli('init', '--create', '--yes');
    await cli('app', 'rm', 'shop-ios', '--yes');
    delete cli.env['CODEPUSHGO_ACCESS_KEY'];
    expect(states(await cli('doctor', '--json'))).toMatchObject({
      login: 'skipped',
      'ios-key': 'broken',
      'android-key': 'ok',
    });
  });

  it('works outside a project and without a server', async () => {
    const ran = await makeCli()('doctor', '--json');
    expect(ran.code).toBe(1);
    expect(states(ran)).toMatchObject({ server: 'broken', login: 'skipped', project: 'broken' });
  });

  it('writes diagnostics without secrets', async () => {
    const { cli, root } = await inProject();
    await cli('init', '--create', '--yes');
    const keys = (await cli('channel', 'ls', 'shop-ios', '-k', '--json')).json();
    await cli('doctor', '--bundle', 'diagnostics.json');
    const text = readFileSync(join(root, 'diagnostics.json'), 'utf8');
    const file = JSON.parse(text);
    expect(file).toMatchObject({
      format: 'codepushgo-diagnostics-1',
      loggedIn: true,
      project: { reactNative: '0.86.3' },
    });
    expect(file.settings[0]).toMatchObject({ platform: 'ios', serverUrl: server.url });
    expect(text).not.toContain(keys[0].deploymentKey);
    expect(text).not.toContain(cli.env['CODEPUSHGO_ACCESS_KEY']);
    expect(text).not.toContain(`${homedir()}/`);
    expect(text).not.toContain('@example.com');
  });
});
