// engine: postgres, both in the long form
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { wirePerson, type WirePerson } from '../packages/server/src/testing/wire-client.ts';
import { installClients } from './install-clients.ts';
import type { Device } from './react-native/device.ts';
import { Scene } from './react-native/scene.ts';
import { SDKS } from './react-native/sdks.ts';
import { syncNow } from './react-native/sync-now.ts';

let server: TestServer;
let person: WirePerson;
let clients: string;
let scene: Scene;

beforeAll(async () => {
  clients = await installClients();
  server = await makeServer();
  person = await wirePerson(server);
}, 300_000);
afterAll(() => server.stop());
beforeEach(async () => {
  scene = await new Scene(server, person, clients).open();
});
afterEach(() => scene.clear());

const CRASH = 'throw new Error("The bundle crashes at its start");';

/** Every request that the SDK sent was answered well. */
function expectAnswered(device: Device): void {
  expect(device.requests.filter(({ status }) => status !== 200)).toEqual([]);
}

describe.each(SDKS)('$name $version', ({ name: sdk, version, sdkHeader }) => {
  async function start(app: Parameters<Scene['device']>[1] = {}): Promise<Device> {
    const device = await scene.device({ sdk, version: 'binary' }, app);
    await device.launch();
    return device;
  }

  test('a fresh app reports its binary and finds no update', async () => {
    const device = await start();
    const { codePush, version: running } = device.app();
    expect(running).toBe('binary');
    expect(await codePush.checkForUpdate()).toBeNull();
    expect(await codePush.sync()).toBe(codePush.SyncStatus.UP_TO_DATE);
    expect(await scene.counts('1.0.0')).toMatchObject({ active: 1 });
    expect(device.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v0.1/public/codepush/report_status/deploy',
      'GET /v0.1/public/codepush/update_check',
      'GET /v0.1/public/codepush/update_check',
    ]);
    for (const { headers } of device.requests) {
      expect(headers.get('x-codepush-plugin-name')).toBe(sdk);
      expect(headers.get('x-codepush-plugin-version')).toBe(version);
      expect(headers.get('x-codepush-sdk-version')).toBe(sdkHeader);
    }
    await device.launch();
    expect(device.requests.length).toBe(3);
    expectAnswered(device);
  });

  test('an update is downloaded whole, runs and is counted; the next comes as a diff', async () => {
    const device = await start();
    const v1 = await scene.release({ sdk, version: 'one' });
    expect(await syncNow(device)).toBe(device.app().codePush.SyncStatus.UPDATE_INSTALLED);
    expect(device.app().version).toBe('one');
    expect(device.running()).toEqual({ label: 'v1', packageHash: v1.packageHash, filesHash: v1.packageHash });
    expect(device.downloads).toMatchObject([{ kind: 'full', bytes: v1.size }]);
    expect(await scene.counts('v1')).toEqual({ active: 1, downloaded: 1, failed: 0, installed: 1 });
    expect(await scene.counts('1.0.0')).toMatchObject({ active: 0 });

    const v2 = await scene.release({ sdk, version: 'two' });
    const offered = await device.app().codePush.checkForUpdate();
    expect(offered).toMatchObject({ label: 'v2', packageHash: v2.packageHash, appVersion: '1.0.0' });
    await syncNow(device);
    expect(device.app().version).toBe('two');
    expect(device.running()).toEqual({ label: 'v2', packageHash: v2.packageHash, filesHash: v2.packageHash });
    expect(device.downloads[1]).toMatchObject({ kind: 'diff', bytes: offered?.packageSize });
    expect(device.downloads[1]!.bytes).toBeLessThan(v2.size);
    const assets = join(device.folderOf(v2.packageHash), 'CodePush', 'assets', 'écran');
    expect(
      ['logo a-b.png', 'only in one.txt', 'only in two.txt'].map((file) => existsSync(join(assets, file))),
    ).toEqual([true, false, true]);
    expect(await scene.counts('v2')).toEqual({ active: 1, downloaded: 1, failed: 0, installed: 1 });
    expect(await scene.counts('v1')).toEqual({ active: 0, downloaded: 1, failed: 0, installed: 1 });
    expect(await device.app().codePush.checkForUpdate()).toBeNull();
    expectAnswered(device);
  });

  test('an optional update waits for the next start; a mandatory one between makes the newest mandatory', async () => {
    const device = await start();
    await scene.release({ sdk, version: 'one' }, { info: { description: 'New colours' } });
    expect(await device.app().codePush.checkForUpdate()).toMatchObject({
      isMandatory: false,
      description: 'New colours',
    });
    await device.app().codePush.sync();
    await device.idle();
    expect(device.app().version).toBe('binary');
    expect(await device.app().codePush.getUpdateMetadata(2)).toMatchObject({ label: 'v1', isPending: true });
    expect(await scene.counts('v1')).toEqual({ active: 0, downloaded: 1, failed: 0, installed: 0 });
    await device.launch();
    expect(device.app().version).toBe('one');
    expect(await device.app().codePush.getUpdateMetadata()).toMatchObject({ label: 'v1', isFirstRun: true });
    expect(await scene.counts('v1')).toMatchObject({ active: 1, installed: 1 });

    await scene.release({ sdk, version: 'two' }, { info: { isMandatory: true } });
    await scene.release({ sdk, version: 'three' });
    expect(await device.app().codePush.checkForUpdate()).toMatchObject({ label: 'v3', isMandatory: true });
    // Mandatory updates restart the app at once.
    await device.app().codePush.sync();
    await device.idle();
    expect(device.app().version).toBe('three');
    expectAnswered(device);
  });

  test('a person is asked, and a mandatory update leaves no choice', async () => {
    const device = await start();
    const { codePush } = device.app();
    await scene.release({ sdk, version: 'one' }, { info: { description: 'New colours' } });
    const ignored = codePush.sync({ updateDialog: { appendReleaseDescription: true } });
    await device.idle();
    expect(device.dialogs[0]).toMatchObject({
      message: expect.stringContaining('New colours'),
      buttons: ['Ignore', 'Install'],
    });
    device.dialogs[0]!.press('Ignore');
    expect(await ignored).toBe(codePush.SyncStatus.UPDATE_IGNORED);

    await scene.release({ sdk, version: 'two' }, { info: { isMandatory: true } });
    const installed = codePush.sync({ updateDialog: true });
    await device.idle();
    expect(device.dialogs[1]!.buttons).toEqual(['Continue']);
    device.dialogs[1]!.press('Continue');
    expect(await installed).toBe(codePush.SyncStatus.UPDATE_INSTALLED);
    await device.idle();
    expect(device.app().version).toBe('two');
  });

  test('a bundle that crashes at its first start is undone, reported and not taken again', async () => {
    const device = await start();
    await scene.release({ sdk, version: 'one' });
    await syncNow(device);
    await scene.release({ sdk, version: 'two', prelude: CRASH });
    await syncNow(device);
    expect(device.crash()?.message).toBe('The bundle crashes at its start');
    expect(await scene.counts('v2')).toEqual({ active: 0, downloaded: 1, failed: 0, installed: 0 });

    await device.launch();
    expect(device.app().version).toBe('one');
    expect(device.running()?.label).toBe('v1');
    expect(device.requests.at(-1)?.body).toMatchObject({ label: 'v2', status: 'DeploymentFailed' });
    expect(await scene.counts('v2')).toEqual({ active: 0, downloaded: 1, failed: 1, installed: 0 });
    expect(await scene.counts('v1')).toMatchObject({ active: 1, installed: 1 });

    expect(await device.app().codePush.checkForUpdate()).toMatchObject({ label: 'v2', failedInstall: true });
    expect(await syncNow(device)).toBe(device.app().codePush.SyncStatus.UP_TO_DATE);
    expect(device.logs.join('\n')).toContain('it is being ignored due to having been previously rolled back');
    expect(device.downloads.length).toBe(2);

    // Rolled back on the server, the newest release holds what the device runs.
    expect(await scene.rollback()).toMatchObject({ label: 'v3' });
    expect(await device.app().codePush.checkForUpdate()).toBeNull();
    expectAnswered(device);
  });

  test('a roll-back on the server brings the contents before back, under a new label', async () => {
    const device = await start();
    const v1 = await scene.release({ sdk, version: 'one' });
    const v2 = await scene.release({ sdk, version: 'two' });
    await syncNow(device);
    expect(device.running()).toMatchObject({ label: 'v2', packageHash: v2.packageHash });
    expect(await scene.rollback()).toMatchObject({ label: 'v3', packageHash: v1.packageHash });
    await syncNow(device);
    expect(device.app().version).toBe('one');
    expect(device.running()).toEqual({ label: 'v3', packageHash: v1.packageHash, filesHash: v1.packageHash });
    expect(await scene.counts('v3')).toEqual({ active: 1, downloaded: 1, failed: 0, installed: 1 });
    expect(await scene.counts('v2')).toMatchObject({ active: 0 });
    expectAnswered(device);
  });

  test('a device that moves to another channel is taken off the one before', async () => {
    const device = await start();
    await scene.release({ sdk, version: 'one' });
    await scene.release({ sdk, version: 'staged' }, { deployment: 'Staging' });
    await syncNow(device);
    expect(await scene.counts('v1')).toMatchObject({ active: 1 });
    // Only the counting of current SDKs reads the key of the channel before, so this also proves which one applies.
    await syncNow(device, scene.keys.Staging);
    expect(device.app().version).toBe('staged');
    expect(await scene.counts('v1', 'Staging')).toEqual({
      active: 1,
      downloaded: 1,
      failed: 0,
      installed: 1,
    });
    expect(await scene.counts('v1')).toEqual({ active: 0, downloaded: 1, failed: 0, installed: 1 });
    expectAnswered(device);
  });
});
