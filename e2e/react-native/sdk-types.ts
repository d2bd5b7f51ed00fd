/** What an SDK tells of an update that the server offers. */
export interface RemotePackage {
  label: string;
  packageHash: string;
  packageSize: number;
  appVersion: string;
  description: string;
  isMandatory: boolean;
  failedInstall: boolean;
  downloadUrl: string;
  deploymentKey: string;
  download(onProgress?: (progress: DownloadProgress) => void): Promise<LocalPackage>;
}

/** What an SDK tells of an update on the device. */
export interface LocalPackage {
  label: string;
  packageHash: string;
  appVersion: string;
  isPending: boolean;
  isFirstRun: boolean;
  isMandatory: boolean;
  failedInstall: boolean;
  install(installMode?: number, minimumBackgroundDuration?: number): Promise<void>;
}

/** How far a download is, in bytes. */
export interface DownloadProgress {
  totalBytes: number;
  receivedBytes: number;
}

/** Options of `sync` that the tests use. */
export interface SyncOptions {
  deploymentKey?: string;
  installMode?: number;
  mandatoryInstallMode?: number;
  ignoreFailedUpdates?: boolean;
  rollbackRetryOptions?: { delayInHours: number; maxRetryAttempts: number } | null;
  updateDialog?: boolean | { appendReleaseDescription?: boolean };
}

/** The default export of the SDKs. */
export interface CodePushSdk {
  sync(
    options?: SyncOptions,
    onStatus?: (status: number) => void,
    onProgress?: (progress: DownloadProgress) => void,
    onMismatch?: (update: RemotePackage) => void,
  ): Promise<number>;
  checkForUpdate(
    key?: string | null,
    onMismatch?: (update: RemotePackage) => void,
  ): Promise<RemotePackage | null>;
  getUpdateMetadata(state?: number): Promise<LocalPackage | null>;
  notifyAppReady(): Promise<unknown>;
  restartApp(onlyIfUpdateIsPending?: boolean): Promise<void>;
  allowRestart(): Promise<void>;
  disallowRestart(): Promise<void>;
  clearUpdates(): void;
  InstallMode: Record<'IMMEDIATE' | 'ON_NEXT_RESTART' | 'ON_NEXT_RESUME' | 'ON_NEXT_SUSPEND', number>;
  SyncStatus: Record<string, number>;
  UpdateState: Record<'RUNNING' | 'PENDING' | 'LATEST', number>;
}
