import { downloadPackage } from './download-package.ts';
import type { NativeContext } from './native-context.ts';
import type { StoredPackage } from './package-store.ts';
import { INSTALL_MODE, type Restarts } from './restarts.ts';
import type { RollbackInfo, StatusReport } from './settings.ts';
import { clearUpdates, saveFailed } from './start-update.ts';
import { InvalidUpdateError } from './verify-package.ts';

const UPDATE_STATE = { running: 0, pending: 1, latest: 2 } as const;

/** A method that the JavaScript calls; arguments and results cross the bridge as JSON. */
export type NativeMethod = (...args: never[]) => unknown;

/** The methods of `NativeModules.CodePush`, after `CodePushNativeModule` of the SDKs. */
export function nativeMethods(native: NativeContext, restarts: Restarts): Record<string, NativeMethod> {
  const { settings, store, reports, process } = native;
  return {
    getConfiguration: () => configuration(native),
    getUpdateMetadata: (state: number) => updateMetadata(native, state),
    getNewStatusReport: () => newStatusReport(native) ?? '',
    downloadUpdate: (update: StoredPackage, reportsProgress: boolean) =>
      downloadUpdate(native, update, reportsProgress),
    installUpdate: (update: StoredPackage, installMode: number, minimumBackgroundSeconds: number) => {
      store.install(update.packageHash, isPending(native));
      settings.set('pending', { hash: update.packageHash, isLoading: false });
      restarts.follow(installMode, minimumBackgroundSeconds);
    },
    isFailedUpdate: (hash: string) => isFailed(native, hash),
    isFirstRun: (hash: string) => process.didUpdate && hash === store.current()?.packageHash,
    notifyApplicationReady: () => settings.set('pending', null),
    recordStatusReported: (report: StatusReport) => reports.recordReported(report),
    saveStatusReportForRetry: (report: StatusReport) => reports.saveForRetry(report),
    getLatestRollbackInfo: () => settings.get('rollback'),
    setLatestRollbackInfo: (hash: string) => settings.set('rollback', rollbackInfo(native, hash)),
    restartApp: (onlyIfUpdateIsPending: boolean) => restarts.request(onlyIfUpdateIsPending),
    allow: () => restarts.allow(),
    disallow: () => restarts.disallow(),
    clearPendingRestart: () => restarts.clear(),
    clearUpdates: () => clearUpdates(native),
  };
}

/** The constants of `NativeModules.CodePush`. */
export const NATIVE_CONSTANTS: Record<string, number> = {
  codePushInstallModeImmediate: INSTALL_MODE.immediate,
  codePushInstallModeOnNextRestart: INSTALL_MODE.onNextRestart,
  codePushInstallModeOnNextResume: INSTALL_MODE.onNextResume,
  codePushInstallModeOnNextSuspend: INSTALL_MODE.onNextSuspend,
  codePushUpdateStateRunning: UPDATE_STATE.running,
  codePushUpdateStatePending: UPDATE_STATE.pending,
  codePushUpdateStateLatest: UPDATE_STATE.latest,
};

function configuration({ binary, clientUniqueId }: NativeContext): Record<string, string> {
  const { appVersion, deploymentKey, serverUrl, hash: packageHash } = binary;
  return { appVersion, clientUniqueId, deploymentKey, serverUrl, packageHash };
}

function isPending({ settings }: NativeContext, hash?: string): boolean {
  const pending = settings.get('pending');
  return pending !== null && !pending.isLoading && (hash === undefined || pending.hash === hash);
}

function isFailed({ settings }: NativeContext, hash: string): boolean {
  return (settings.get('failed') ?? []).some((failed) => failed.packageHash === hash);
}

function updateMetadata(native: NativeContext, state: number): unknown {
  const current = native.store.current();
  if (!current) return null;
  const isCurrentPending = isPending(native, current.packageHash);
  if (state === UPDATE_STATE.pending && !isCurrentPending) return null;
  if (state === UPDATE_STATE.running && isCurrentPending) return native.store.previous();
  return {
    ...current,
    isPending: isCurrentPending,
    ...(native.process.runsBinary && { _isDebugOnly: true }),
  };
}

function newStatusReport({ process, settings, reports, store, binary }: NativeContext): StatusReport | null {
  if (process.needToReportRollback) {
    process.needToReportRollback = false;
    const failed = settings.get('failed')?.at(-1);
    return failed ? { package: failed, status: 'DeploymentFailed' } : null;
  }
  if (process.didUpdate) {
    const current = store.current();
    return current && reports.ofUpdate(current);
  }
  return process.runsBinary ? reports.ofBinary(binary.appVersion) : reports.toRetry();
}

async function downloadUpdate(
  native: NativeContext,
  offered: StoredPackage,
  reportsProgress: boolean,
): Promise<StoredPackage | null> {
  const { binary, store } = native;
  if (!native.isOnline()) throw new Error('Network request failed');
  const update = { ...offered, binaryModifiedTime: binary.modifiedTime };
  try {
    const downloaded = await downloadPackage(store, update, {
      bundleName: binary.bundleName,
      ...(binary.publicKey && { publicKey: binary.publicKey }),
      ...(binary.platform === 'ios' && { binaryFolder: binary.folder }),
      onProgress: (progress) => void (reportsProgress && native.emit('CodePushDownloadProgress', progress)),
    });
    native.onDownload(downloaded);
  } catch (error) {
    if (error instanceof InvalidUpdateError) saveFailed(native, offered);
    throw error;
  }
  return store.read(update.packageHash);
}

function rollbackInfo({ settings }: NativeContext, packageHash: string): RollbackInfo {
  const last = settings.get('rollback');
  const count = last?.packageHash === packageHash ? last.count : 0;
  return { packageHash, time: Date.now(), count: count + 1 };
}
