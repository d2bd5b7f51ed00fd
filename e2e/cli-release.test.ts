// engine: postgres, both in the long form
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestCli } from '../packages/cli/src/testing/run-cli.ts';
import { writeTree } from '../packages/cli/src/testing/write-tree.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { virtualDevice } from '../packages/server/src/testing/virtual-device.ts';
import { done, somebody } from './cli-person.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

function bundle(cli: TestCli, text: string): string {
  writeTree(cli.home, {
    'CodePush/main.jsbundle': `console.log(${JSON.stringify(text)});\n`,
    'CodePush/big.png': 'x'.repeat(5000),
  });
  return join(cli.home, 'CodePush');
}

describe('a release', () => {
  it('is made, promoted, rolled out, changed, halted, rolled back and explained', async () => {
    const { cli } = await somebody(server);
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
    // The bundle of these tests is tiny, so that a diff holds nearly all that the package holds.
    const [form] = dry.forms;
    expect(form).toMatchObject({ from: 'v1', devices: 1 });
    expect(dry.estimatedTransferBytes).toBe(Math.ceil(form.sizeBytes / 2));
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
    expect((await cli('metrics', 'shop-ios', 'Production')).stdout).toMatch(/^v3 +1 \(100%\)/m);
    expect((await done(cli, 'audience', 'shop-ios', 'Production', '^1.2')).reached).toBe(1);
    const told = await cli('explain', 'shop-ios', 'Production', '--device', 'device-1');
    expect(told).toMatchObject({ code: 0 });
    expect(told.stdout).toContain('gets v3');
    await done(cli, 'channel', 'clear', 'shop-ios', 'Production');
    expect(await done(cli, 'history', 'shop-ios', 'Production')).toEqual([]);
  });

  it('is told beforehand to the byte: what devices would fetch', async () => {
    const { cli } = await somebody(server);
    const app = await done(cli, 'app', 'add', 'shop-ios');
    const deploymentKey = app.channels[1].deploymentKey;
    const ballast = randomBytes(20_000).toString('base64');
    const build = (text: string): string => {
      const root = join(cli.home, text);
      writeTree(root, {
        'CodePush/main.jsbundle': `${text};`.repeat(300),
        'CodePush/ballast.bin': ballast,
        [`CodePush/only-in-${text}.txt`]: text,
      });
      return join(root, 'CodePush');
    };
    const devices = ['on-one', 'on-two', 'on-binary'].map((id) =>
      virtualDevice({
        serverUrl: server.url,
        deploymentKey,
        appVersion: '1.0.0',
        id,
        folder: join(cli.home, id),
      }),
    );
    const [onOne, onTwo, onBinary] = devices;
    for (const device of devices) await device.start();
    const releaseTo = (text: string, ...more: string[]) =>
      done(cli, 'release', 'shop-ios', build(text), '1.0.0', '-d', 'Production', ...more);
    await releaseTo('one');
    await onOne!.sync();
    await releaseTo('two');
    await server.jobs.settled();
    await onTwo!.sync();

    const dry = await releaseTo('three', '--dry-run');
    const { sizeBytes } = dry.package;
    expect(dry.forms).toEqual([
      { from: 'v2', devices: 1, form: 'file-diff', sizeBytes: expect.any(Number) },
      { from: 'v1', devices: 1, form: 'file-diff', sizeBytes: expect.any(Number) },
      { from: null, devices: 1, form: 'full', sizeBytes },
    ]);
    const text = await cli('release', 'shop-ios', build('three'), '1.0.0', '-d', 'Production', '--dry-run');
    expect(text.stdout).toMatch(/^v2 +1 +a file diff +\d/m);
    expect(text.stdout).toMatch(/^anything else +1 +the whole package/m);

    await releaseTo('three');
    await server.jobs.settled();
    const [made, two, one] = await done(cli, 'history', 'shop-ios', 'Production');
    const sizeFrom = (hash: string): number =>
      made.diffs.find((diff: { fromPackageHash: string }) => diff.fromPackageHash === hash)?.sizeBytes;
    expect(dry.forms.slice(0, 2).map((form: { sizeBytes: number }) => form.sizeBytes)).toEqual([
      sizeFrom(two.packageHash),
      sizeFrom(one.packageHash),
    ]);
    const fetched = (): number => devices.reduce((sum, device) => sum + device.traffic().bytes, 0);
    const before = fetched();
    for (const device of [onOne!, onTwo!, onBinary!]) expect(await device.sync()).toBe('installed');
    expect(fetched() - before).toBe(dry.estimatedTransferBytes);

    const again = await releaseTo('three', '--dry-run').catch((error: unknown) => error);
    expect(String(again)).toContain('exit code 1');
    const same = await cli(
      'release',
      'shop-ios',
      build('three'),
      '1.0.x',
      '-d',
      'Production',
      '--dry-run',
      '--json',
    );
    expect(same.json()).toMatchObject({ estimatedTransferBytes: 0 });
    expect(same.json().forms).toContainEqual({ from: null, devices: 3, form: 'none', sizeBytes: 0 });
  });

  it('that devices have already is refused before it is sent, or only warned about', async () => {
    const { cli } = await somebody(server);
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
    const { cli } = await somebody(server);
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
    const { cli, person } = await somebody(server);
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
    const { cli } = await somebody(server);
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
    const { cli } = await somebody(server);
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
