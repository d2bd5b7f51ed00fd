// engine: postgres, both in the long form
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { wirePerson, type WirePerson } from '../packages/server/src/testing/wire-client.ts';
import { installClients } from './install-clients.ts';
import { buildBundle } from './react-native/build-bundle.ts';
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

describe.each(SDKS)('$name $version', ({ name: sdk }) => {
  async function start(app: Parameters<Scene['device']>[1] = {}): Promise<Device> {
    const device = await scene.device({ sdk, version: 'binary' }, app);
    await device.launch();
    return device;
  }

  test('a new binary from the store drops the update and reports what ran before', async () => {
    const device = await start();
    await scene.release({ sdk, version: 'one' });
    await syncNow(device);
    device.updateFromStore({ appVersion: '1.1.0' });
    await device.launch();
    expect(device.app().version).toBe('binary');
    expect(device.running()).toBeNull();
    expect(device.requests.at(-1)?.body).toMatchObject({
      app_version: '1.1.0',
      previous_label_or_app_version: 'v1',
      previous_deployment_key: scene.keys.Production,
    });
    expect(await scene.counts('1.1.0')).toMatchObject({ active: 1 });
    expect(await scene.counts('v1')).toEqual({ active: 0, downloaded: 1, failed: 0, installed: 1 });
    expect(await device.app().codePush.checkForUpdate()).toBeNull();
  });

  test('an app too old for the newest release hears of the version to get', async () => {
    const device = await start();
    await scene.release({ sdk, version: 'one' }, { info: { appVersion: '^2.0.0' } });
    const told: unknown[] = [];
    expect(await device.app().codePush.checkForUpdate(null, (update) => told.push(update))).toBeNull();
    expect(told).toEqual([expect.objectContaining({ updateAppVersion: true, appVersion: '^2.0.0' })]);
  });

  test('with a public key only packages signed by it are installed, whole or as a diff', async () => {
    const [own, foreign] = [keyPair(), keyPair()];
    const device = await start({ publicKey: own.publicKey });
    await scene.release({ sdk, version: 'one' }, own);
    await syncNow(device);
    expect(device.app().version).toBe('one');
    const v2 = await scene.release({ sdk, version: 'two' }, own);
    await syncNow(device);
    expect(device.running()).toMatchObject({ label: 'v2', filesHash: v2.packageHash });
    expect(device.downloads.map(({ kind }) => kind)).toEqual(['full', 'diff']);

    await scene.release({ sdk, version: 'unsigned' });
    await expect(device.app().codePush.sync()).rejects.toThrow('there is no JWT signature');
    await scene.release({ sdk, version: 'foreign' }, foreign);
    await expect(device.app().codePush.sync()).rejects.toThrow('not signed by a trusted party');
    expect(device.app().version).toBe('two');
    expect(await scene.counts('v3')).toEqual({ active: 0, downloaded: 0, failed: 0, installed: 0 });
    // What was refused is remembered.
    expect(await syncNow(device)).toBe(device.app().codePush.SyncStatus.UP_TO_DATE);
  });

  test('a report that found no network is sent when the app comes back', async () => {
    const device = await start();
    await scene.release({ sdk, version: 'one' });
    await device.app().codePush.sync();
    await device.idle();
    device.setOnline(false);
    await device.launch();
    expect(device.app().version).toBe('one');
    await expect(device.app().codePush.checkForUpdate()).rejects.toThrow('Network request failed');
    expect(await scene.counts('v1')).toMatchObject({ active: 0, installed: 0 });
    device.setOnline(true);
    await device.background();
    expect(await scene.counts('v1')).toEqual({ active: 1, downloaded: 1, failed: 0, installed: 1 });
    await device.background();
    expect(await scene.counts('v1')).toMatchObject({ active: 1, installed: 1 });
  });

  test('an app inside the wrapper updates itself when it is resumed', async () => {
    const options = `{
      checkFrequency: codePush.CheckFrequency.ON_APP_RESUME,
      installMode: codePush.InstallMode.ON_NEXT_RESUME,
    }`;
    const device = await scene.device({ sdk, version: 'binary', options });
    await device.launch();
    const { SyncStatus } = device.app().codePush;
    expect(device.app().statuses).toEqual([SyncStatus.CHECKING_FOR_UPDATE, SyncStatus.UP_TO_DATE]);
    await scene.release({ sdk, version: 'one', options });
    await device.background();
    expect(device.app().statuses.slice(2)).toEqual([
      SyncStatus.CHECKING_FOR_UPDATE,
      SyncStatus.DOWNLOADING_PACKAGE,
      SyncStatus.INSTALLING_UPDATE,
      SyncStatus.UPDATE_INSTALLED,
    ]);
    expect(device.app().version).toBe('binary');
    await device.background();
    expect(device.app().version).toBe('one');
    expect(await scene.counts('v1')).toEqual({ active: 1, downloaded: 1, failed: 0, installed: 1 });
  });

  test('a bundle released as a single file runs, with the progress of its download', async () => {
    const device = await start();
    const { size } = await scene.releaseFile(await buildBundle(clients, { sdk, version: 'one' }));
    const progress: number[] = [];
    const update = await device.app().codePush.checkForUpdate();
    const downloaded = await update!.download(({ totalBytes, receivedBytes }) => {
      expect(totalBytes).toBe(size);
      progress.push(receivedBytes);
    });
    await downloaded.install(device.app().codePush.InstallMode.IMMEDIATE);
    await device.idle();
    expect(progress.at(-1)).toBe(size);
    expect(device.downloads).toMatchObject([{ kind: 'file', bytes: size }]);
    expect(device.app().version).toBe('one');
    expect(await scene.counts('v1')).toEqual({ active: 1, downloaded: 1, failed: 0, installed: 1 });
  });

  test('on iOS the binary counts as the release that it equals, and takes a diff over itself', async () => {
    const device = await start({ platform: 'ios' });
    await scene.release({ sdk, version: 'binary', platform: 'ios' });
    expect(await device.app().codePush.checkForUpdate()).toBeNull();
    expect(device.requests.at(-1)?.query.package_hash).toMatch(/^[0-9a-f]{64}$/);
    const v2 = await scene.release({ sdk, version: 'two', platform: 'ios' });
    await syncNow(device);
    expect(device.downloads).toMatchObject([{ kind: 'diff' }]);
    expect(device.running()).toEqual({ label: 'v2', packageHash: v2.packageHash, filesHash: v2.packageHash });
    expect(device.app().version).toBe('two');
  });
});

function keyPair(): { publicKey: string; privateKey: string } {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
