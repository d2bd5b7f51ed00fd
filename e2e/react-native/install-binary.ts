import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Binary } from './native-context.ts';
import { deviceHash } from './verify-package.ts';

/** The app as its developer hands it to the store. */
export type StoreApp = Omit<Binary, 'hash' | 'modifiedTime' | 'bundleName'>;

const BUNDLE_NAMES = { android: 'index.android.bundle', ios: 'main.jsbundle' };

/** Installs the app from the store. `build` numbers the installations on a device. */
export function installBinary(app: StoreApp, deviceFolder: string, build: number): Binary {
  const folder = join(deviceFolder, `binary-${build}`);
  cpSync(app.folder, folder, { recursive: true });
  const bundleName = BUNDLE_NAMES[app.platform];
  return { ...app, folder, bundleName, hash: deviceHash(folder), modifiedTime: String(build) };
}
