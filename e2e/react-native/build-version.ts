import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBundle, type AppSource } from './build-bundle.ts';

/** A version of an app, and for which platform it is built. */
export interface VersionSource extends AppSource {
  platform?: 'android' | 'ios';
}

/** Bytes that do not shrink in an archive and are always the same. */
function image(bytes: number): Buffer {
  const blocks = Array.from({ length: bytes / 32 }, (_, at) =>
    createHash('sha256').update(String(at)).digest(),
  );
  return Buffer.concat(blocks);
}

/**
 * Builds an app as the tools leave it: a folder `CodePush` with the bundle and assets. One asset is the same in every
 * version, one is there in this version only.
 *
 * @returns the folder above `CodePush`
 */
export async function buildVersion(clients: string, folder: string, app: VersionSource): Promise<string> {
  const assets = join(folder, 'CodePush', 'assets', 'écran');
  mkdirSync(assets, { recursive: true });
  const bundleName = app.platform === 'ios' ? 'main.jsbundle' : 'index.android.bundle';
  writeFileSync(join(folder, 'CodePush', bundleName), await buildBundle(clients, app));
  writeFileSync(join(assets, 'logo a-b.png'), image(32_768));
  writeFileSync(join(assets, `only in ${app.version}.txt`), app.version);
  return folder;
}
