import { join } from 'node:path';
import type { NativeContext } from './native-context.ts';
import type { StoredPackage } from './package-store.ts';

const isOfBinary = ({ binary }: NativeContext, update: StoredPackage): boolean =>
  update.binaryModifiedTime === binary.modifiedTime && update.appVersion === binary.appVersion;

/** Undoes an update that did not come up, and marks one that starts for the first time, after `CodePush.java`. */
export function initializeUpdate(native: NativeContext): void {
  const { settings, store, process } = native;
  process.didUpdate = false;
  const pending = settings.get('pending');
  const current = store.current();
  if (!pending || !current || !isOfBinary(native, current)) return;
  if (!pending.isLoading) {
    process.didUpdate = true;
    settings.set('pending', { hash: pending.hash, isLoading: true });
    return;
  }
  process.needToReportRollback = true;
  saveFailed(native, current);
  store.rollback();
  settings.set('pending', null);
}

/** Remembers an update that must not come again by itself. */
export function saveFailed({ settings }: NativeContext, update: StoredPackage): void {
  const failed = settings.get('failed') ?? [];
  if (failed.some((one) => one.packageHash === update.packageHash)) return;
  settings.set('failed', [...failed, update]);
}

/** The bundle to run; an update for another binary is thrown away. */
export function chooseBundle(native: NativeContext): string {
  const { binary, process, store } = native;
  const update = store.current();
  if (update && isOfBinary(native, update)) {
    process.runsBinary = false;
    return join(store.folderOf(update.packageHash), update.bundlePath ?? binary.bundleName);
  }
  if (update) {
    process.didUpdate = false;
    clearUpdates(native);
  }
  process.runsBinary = true;
  return join(binary.folder, 'CodePush', binary.bundleName);
}

/** Forgets all updates. */
export function clearUpdates({ settings, store }: NativeContext): void {
  store.clear();
  settings.set('pending', null);
  settings.set('failed', null);
}
