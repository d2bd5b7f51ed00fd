import type { Downloaded } from './download-package.ts';
import type { PackageStore } from './package-store.ts';
import type { Settings } from './settings.ts';
import type { StatusReports } from './status-reports.ts';

/** The app as the store delivered it. */
export interface Binary {
  platform: 'android' | 'ios';
  appVersion: string;
  /** Changes with every build; an update belongs to the build that downloaded it. */
  modifiedTime: string;
  /** Folder with `CodePush/<bundle>` and assets. */
  folder: string;
  bundleName: string;
  /** Hash of that folder. */
  hash: string;
  deploymentKey: string;
  serverUrl: string;
  publicKey?: string;
}

/** What lives as long as the app's process, unlike its JavaScript. */
export interface ProcessState {
  didUpdate: boolean;
  needToReportRollback: boolean;
  runsBinary: boolean;
}

/** All that native code has at hand. */
export interface NativeContext {
  clientUniqueId: string;
  binary: Binary;
  store: PackageStore;
  settings: Settings;
  reports: StatusReports;
  process: ProcessState;
  emit(event: string, value: unknown): void;
  onDownload(downloaded: Downloaded): void;
  isOnline(): boolean;
  /** Ends the running JavaScript and starts the current bundle. */
  reload(): void;
}
