import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson } from './json-file.ts';

/** What the device keeps of an update: the server's answer, and where the bundle lies in the folder. */
export interface StoredPackage {
  packageHash: string;
  label: string;
  appVersion: string;
  deploymentKey: string;
  downloadUrl: string;
  binaryModifiedTime: string;
  bundlePath?: string;
}

/** The updates on a device's disk, after `CodePushUpdateManager` of the SDKs. */
export interface PackageStore {
  /** The folder of all updates. */
  folder: string;
  folderOf(hash: string): string;
  read(hash: string | undefined): StoredPackage | null;
  current(): StoredPackage | null;
  previous(): StoredPackage | null;
  install(hash: string, replacesPending: boolean): void;
  rollback(): void;
  clear(): void;
}

interface Status {
  currentPackage?: string;
  previousPackage?: string;
}

/** Opens the store in a folder; all of its state is on disk. */
export function openPackageStore(folder: string): PackageStore {
  const statusFile = join(folder, 'codepush.json');
  const status = (): Status => readJson<Status>(statusFile) ?? {};
  const folderOf = (hash: string): string => join(folder, hash);
  const read = (hash: string | undefined): StoredPackage | null =>
    hash ? readJson<StoredPackage>(join(folderOf(hash), 'app.json')) : null;
  const remove = (hash: string | undefined): void => {
    if (hash) rmSync(folderOf(hash), { recursive: true, force: true });
  };
  return {
    folder,
    folderOf,
    read,
    current: () => read(status().currentPackage),
    previous: () => read(status().previousPackage),
    install(hash, replacesPending) {
      const { currentPackage, previousPackage } = status();
      if (hash === currentPackage) return;
      const removed = replacesPending ? currentPackage : previousPackage;
      if (removed !== hash) remove(removed);
      writeJson(statusFile, {
        currentPackage: hash,
        previousPackage: replacesPending ? previousPackage : currentPackage,
      });
    },
    rollback() {
      const { currentPackage, previousPackage } = status();
      remove(currentPackage);
      writeJson(statusFile, { currentPackage: previousPackage });
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}
