import { join } from 'node:path';
import { readJson, writeJson } from './json-file.ts';
import type { StoredPackage } from './package-store.ts';

/** An update that waits for its first start, or is in it. */
export interface PendingUpdate {
  hash: string;
  isLoading: boolean;
}

/** The last update that the device undid. */
export interface RollbackInfo {
  packageHash: string;
  time: number;
  count: number;
}

/** What a device sends of the state of its releases, as the SDKs hand it to and fro. */
export interface StatusReport {
  appVersion?: string;
  package?: StoredPackage;
  status?: 'DeploymentSucceeded' | 'DeploymentFailed';
  previousLabelOrAppVersion?: string;
  previousDeploymentKey?: string;
}

interface Values {
  pending: PendingUpdate;
  failed: StoredPackage[];
  rollback: RollbackInfo;
  lastReport: string;
  retryReport: StatusReport;
}

/** The app's preferences on disk; they outlive updates of the app from the store. */
export interface Settings {
  get<K extends keyof Values>(key: K): Values[K] | null;
  /** Writes a value; null removes it. */
  set<K extends keyof Values>(key: K, value: Values[K] | null): void;
}

/** Opens the preferences in a folder. */
export function openSettings(folder: string): Settings {
  const file = join(folder, 'preferences.json');
  const all = (): Partial<Values> => readJson<Partial<Values>>(file) ?? {};
  return {
    get: (key) => all()[key] ?? null,
    set: (key, value) => writeJson(file, { ...all(), [key]: value ?? undefined }),
  };
}
