import { join } from 'node:path';
import { AppProcess } from './app-process.ts';
import type { Downloaded } from './download-package.ts';
import { installBinary, type StoreApp } from './install-binary.ts';
import { openPackageStore } from './package-store.ts';
import { pendingWork } from './pending-work.ts';
import type { Dialog } from './react-native.ts';
import { recordedFetch, type SentRequest } from './recorded-fetch.ts';
import type { RunningApp } from './run-bundle.ts';
import { openSettings } from './settings.ts';
import { statusReports } from './status-reports.ts';
import { deviceHash } from './verify-package.ts';

/** A telephone with the app from the store on it. */
export interface DeviceOptions {
  id: string;
  /** An own folder, which stands for the app's storage. */
  folder: string;
  app: StoreApp;
}

/** A device that runs bundles with a published SDK in them. */
export interface Device {
  /** Starts the app in a new process, and waits until it rests. */
  launch(): Promise<void>;
  /** The running app. @throws when it crashed or was not started */
  app(): RunningApp;
  /** Why the app died at its last start; null when it runs. */
  crash(): Error | null;
  /** Waits until the app rests. */
  idle(): Promise<void>;
  /** The app goes to the background and comes back. */
  background(seconds?: number): Promise<void>;
  /** The store brings another version of the app. */
  updateFromStore(app: Partial<StoreApp>): void;
  setOnline(isOnline: boolean): void;
  /** Everything that the SDK sent, oldest first. */
  readonly requests: SentRequest[];
  readonly downloads: Downloaded[];
  readonly dialogs: Dialog[];
  /** What the SDK wrote to the console. */
  readonly logs: string[];
  /** The update that runs and the hash of its files as they lie on the disk; null on the binary's bundle. */
  running(): { label: string; packageHash: string; filesHash: string } | null;
  /** Where the files of an update lie. */
  folderOf(packageHash: string): string;
}

/** Makes a device; nothing runs before `launch`. */
export function createDevice({ id, folder, app }: DeviceOptions): Device {
  const work = pendingWork();
  const store = openPackageStore(join(folder, 'CodePush'));
  const settings = openSettings(folder);
  const requests: SentRequest[] = [];
  const downloads: Downloaded[] = [];
  const logs: string[] = [];
  let isOnline = true;
  let builds = 1;
  const native = {
    clientUniqueId: id,
    binary: installBinary(app, folder, builds),
    store,
    settings,
    reports: statusReports(settings),
    onDownload: (downloaded: Downloaded) => void downloads.push(downloaded),
    isOnline: () => isOnline,
  };
  const engine = {
    fetch: recordedFetch(work, requests, () => isOnline),
    log: (text: string) => void logs.push(text),
  };
  const process = new AppProcess(native, work, engine);
  return {
    requests,
    downloads,
    dialogs: process.dialogs,
    logs,
    launch: () => process.launch(),
    crash: () => process.crash,
    idle: () => work.idle(),
    app: () => runningApp(process),
    background: (seconds = 0) => process.suspend().then(() => process.resume(seconds)),
    updateFromStore: (next) =>
      void (native.binary = installBinary({ ...native.binary, ...next }, folder, ++builds)),
    setOnline: (online) => void (isOnline = online),
    running() {
      const update = process.runsBinary ? null : store.current();
      if (!update) return null;
      const { label, packageHash } = update;
      // Beside the files lies the device's own description, which is none of the package.
      return { label, packageHash, filesHash: deviceHash(store.folderOf(packageHash), 'app.json') };
    },
    folderOf: store.folderOf,
  };
}

function runningApp({ running, crash }: AppProcess): RunningApp {
  if (!running) throw new Error('The app does not run', { cause: crash });
  return running;
}
