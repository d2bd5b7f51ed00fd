import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { applyFileDiff, extractPackage, fileHash, hashFolder } from '@codepushgo/bundle';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { deviceWire, type UpdateInfo } from './virtual-device-wire.ts';

/** What a virtual device is. */
export interface DeviceOptions {
  serverUrl: string;
  deploymentKey: string;
  /** The native version of its binary. */
  appVersion: string;
  /** What a real device would send as `client_unique_id`. */
  id: string;
  /** An own folder for its packages. */
  folder: string;
  /** Says that a bundle crashes at its first start, so that the device rolls back. */
  crashes?: (release: InstalledRelease, deviceId: string) => boolean;
}

/** A release on a device. */
export interface InstalledRelease {
  label: string;
  packageHash: string;
}

/** What one round of a device's life led to. */
export type Outcome = 'nothing' | 'store-update' | 'installed' | 'rolled-back' | 'ignored-failed';

/** A device that speaks the real wire and keeps real files. */
export interface VirtualDevice {
  readonly id: string;
  /** What it runs; null on the binary's own bundle. */
  running(): InstalledRelease | null;
  /** How many bytes of packages it has fetched, and how many of those downloads were file diffs. */
  traffic(): { bytes: number; fullDownloads: number; diffDownloads: number };
  /** First start of the binary: the binary report. */
  start(): Promise<void>;
  /** Check, download, verify, install, restart, report: as the SDK's `sync` with immediate installation. */
  sync(): Promise<Outcome>;
  /** Reinstalls from the store: files go, the device id stays. */
  reinstall(appVersion?: string): Promise<void>;
}

/**
 * Makes a virtual device. It verifies packages as the SDK does: the hash over the unpacked folder must equal the
 * `package_hash` of the update check, for a full package and for a file diff laid over the current one.
 *
 * @example
 * const device = virtualDevice({ serverUrl, deploymentKey, appVersion: '1.0.0', id: 'd-1', folder });
 * await device.start();
 * await device.sync(); // 'installed'
 */
export function virtualDevice(options: DeviceOptions): VirtualDevice {
  const wire = deviceWire(options.serverUrl);
  const key = { deployment_key: options.deploymentKey, client_unique_id: options.id };
  const traffic = { bytes: 0, fullDownloads: 0, diffDownloads: 0 };
  const failed = new Set<string>();
  let appVersion = options.appVersion;
  let current: InstalledRelease | null = null;
  let lastReported: string | null = null;

  const folderOf = (hash: string): string => join(options.folder, hash);
  const previous = (): Record<string, string> =>
    lastReported
      ? { previous_label_or_app_version: lastReported, previous_deployment_key: options.deploymentKey }
      : {};

  async function start(): Promise<void> {
    await mkdir(options.folder, { recursive: true });
    if (lastReported === appVersion) return;
    await wire.report('deploy', { ...key, app_version: appVersion, ...previous() });
    lastReported = appVersion;
  }

  async function fetchPackage(info: UpdateInfo): Promise<void> {
    const file = join(options.folder, 'download');
    traffic.bytes += await wire.download(info.download_url, file);
    const into = folderOf(info.package_hash);
    await rm(into, { recursive: true, force: true });
    const isDiff = await unpack(file, into, current && folderOf(current.packageHash));
    traffic[isDiff ? 'diffDownloads' : 'fullDownloads'] += 1;
    const hash = (await isZip(file)) ? (await hashFolder(into)).hash : await fileHash(createReadStream(file));
    await rm(file);
    if (hash !== info.package_hash)
      throw new Error(`The update check promised ${info.package_hash}, the files have ${hash}`);
  }

  async function install(info: UpdateInfo): Promise<Outcome> {
    const release = { label: info.label, packageHash: info.package_hash };
    const report = { ...key, app_version: appVersion, label: info.label };
    if (options.crashes?.(release, options.id)) {
      failed.add(release.packageHash);
      await wire.report('deploy', { ...report, status: 'DeploymentFailed', ...previous() });
      await rm(folderOf(release.packageHash), { recursive: true, force: true });
      return 'rolled-back';
    }
    await wire.report('deploy', { ...report, status: 'DeploymentSucceeded', ...previous() });
    if (current && current.packageHash !== release.packageHash)
      await rm(folderOf(current.packageHash), { recursive: true, force: true });
    current = release;
    lastReported = release.label;
    return 'installed';
  }

  async function sync(): Promise<Outcome> {
    const running: Record<string, string> = current
      ? { label: current.label, package_hash: current.packageHash }
      : {};
    const info = await wire.check({ ...key, app_version: appVersion, ...running });
    if (info.update_app_version) return 'store-update';
    if (!info.is_available || info.package_hash === current?.packageHash) return 'nothing';
    if (failed.has(info.package_hash)) return 'ignored-failed';
    await fetchPackage(info);
    await wire.report('download', { ...key, label: info.label });
    return install(info);
  }

  async function reinstall(version = appVersion): Promise<void> {
    await rm(options.folder, { recursive: true, force: true });
    appVersion = version;
    current = null;
    lastReported = null;
    await start();
  }

  return { id: options.id, running: () => current, traffic: () => ({ ...traffic }), start, sync, reinstall };
}

async function isZip(file: string): Promise<boolean> {
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0).finally(() => handle.close());
  return buffer.equals(Buffer.from('PK\u0003\u0004', 'latin1'));
}

async function unpack(file: string, into: string, currentFolder: string | null): Promise<boolean> {
  await mkdir(into, { recursive: true });
  if (!(await isZip(file))) {
    await cp(file, join(into, 'index.bundle'));
    return false;
  }
  await extractPackage(file, into);
  const isDiff = await hasDiffList(into);
  if (!isDiff) return false;
  if (!currentFolder) throw new Error('The server sent a file diff to a device without a package');
  await rm(into, { recursive: true, force: true });
  await applyFileDiff(currentFolder, file, into);
  return true;
}

async function hasDiffList(folder: string): Promise<boolean> {
  const handle = await open(join(folder, 'hotcodepush.json')).catch(() => null);
  await handle?.close();
  return handle !== null;
}
