import {
  cpSync,
  createWriteStream,
  mkdirSync,
  openSync,
  readSync,
  closeSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readJson, writeJson } from './json-file.ts';
import type { PackageStore, StoredPackage } from './package-store.ts';
import type { DownloadProgress } from './sdk-types.ts';
import { unzipStream } from './unzip-stream.ts';
import { InvalidUpdateError, verifyPackage } from './verify-package.ts';

/** What a download needs to know of the app. */
export interface DownloadOptions {
  bundleName: string;
  publicKey?: string;
  /** Folder with the binary's own `CodePush/`, over which iOS lays a diff when no update is installed. */
  binaryFolder?: string;
  onProgress(progress: DownloadProgress): void;
}

/** What came over the line. */
export interface Downloaded {
  url: string;
  bytes: number;
  kind: 'full' | 'diff' | 'file';
}

/** Downloads, unpacks and checks an update, after `CodePushUpdateManager.downloadPackage` of the SDKs. */
export async function downloadPackage(
  store: PackageStore,
  update: StoredPackage,
  options: DownloadOptions,
): Promise<Downloaded> {
  const folder = store.folderOf(update.packageHash);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(store.folder, { recursive: true });
  const file = join(store.folder, 'download.zip');
  const bytes = await fetchFile(update.downloadUrl, file, options.onProgress);
  const kind = isZip(file) ? unpack(store, file, folder, options.binaryFolder) : 'file';
  if (kind === 'file') {
    mkdirSync(folder, { recursive: true });
    renameSync(file, join(folder, options.bundleName));
    writeJson(join(folder, 'app.json'), update);
  } else {
    const bundlePath = findBundle(folder, options.bundleName);
    verifyPackage(folder, update.packageHash, kind === 'diff', options.publicKey);
    writeJson(join(folder, 'app.json'), { ...update, bundlePath });
  }
  return { url: update.downloadUrl, bytes, kind };
}

async function fetchFile(
  url: string,
  file: string,
  onProgress: (progress: DownloadProgress) => void,
): Promise<number> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  if (!answer.ok || !answer.body) throw new Error(`${url} was answered ${answer.status}`);
  const totalBytes = Number(answer.headers.get('content-length') ?? -1);
  const { body } = answer;
  let receivedBytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      receivedBytes += chunk.length;
      yield chunk;
      onProgress({ totalBytes, receivedBytes });
    }
  }
  await pipeline(counted, createWriteStream(file));
  if (totalBytes !== receivedBytes)
    throw new Error(`Received ${receivedBytes} bytes, expected ${totalBytes}`);
  return receivedBytes;
}

function isZip(file: string): boolean {
  const head = Buffer.alloc(4);
  const handle = openSync(file, 'r');
  readSync(handle, head, 0, 4, 0);
  closeSync(handle);
  return head.readUInt32BE() === 0x504b0304;
}

function unpack(store: PackageStore, file: string, folder: string, binaryFolder?: string): 'full' | 'diff' {
  const unzipped = join(store.folder, 'unzipped');
  unzipStream(file, unzipped);
  rmSync(file);
  const control = join(unzipped, 'hotcodepush.json');
  const diff = readJson<{ deletedFiles: string[] }>(control);
  if (diff) {
    const current = store.current();
    const base = current ? store.folderOf(current.packageHash) : binaryFolder;
    if (!base) throw new Error('There is nothing that the diff could be laid over');
    // A base that is gone must fail as itself, as it does on the device, and not as a bad hash of what the server sent.
    cpSync(base, folder, { recursive: true });
    for (const name of diff.deletedFiles) rmSync(join(folder, name), { force: true });
    rmSync(control);
  }
  cpSync(unzipped, folder, { recursive: true });
  rmSync(unzipped, { recursive: true });
  // The description of the package that was copied must not count in the hash.
  rmSync(join(folder, 'app.json'), { force: true });
  return diff ? 'diff' : 'full';
}

function findBundle(folder: string, bundleName: string): string {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).find(
    (entry) => entry.isFile() && entry.name === bundleName,
  );
  if (!found)
    throw new InvalidUpdateError(
      `Update is invalid - A JS bundle file named "${bundleName}" could not be found`,
    );
  return relative(folder, join(found.parentPath, found.name));
}
