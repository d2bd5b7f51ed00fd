import { stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { inspectPackage, readReleaseSignature, zipFolder, type InspectedPackage } from '@codepushgo/bundle';
import { CliError } from '../errors.ts';
import { signedFolder } from './signed-folder.ts';

/** A package ready to be sent. */
export interface PreparedPackage {
  /** Path of the bytes to send. */
  file: string;
  inspected: InspectedPackage;
  isSigned: boolean;
}

/** What to make a package of. */
export interface PackageSource {
  /** Folder, zip archive or single file. */
  path: string;
  /** Name of the folder at the top of the archive; the folder's own name unless given. */
  rootName?: string;
  /** PEM text of the key to sign with. */
  privateKey?: string | undefined;
  nowMs: number;
}

/**
 * Makes the package of a folder, zip or file, signs it if asked to, and reads it as the server will.
 *
 * @throws CliError when the path is no package; PackageError when the package would be refused
 */
export async function preparePackage(source: PackageSource, workFolder: string): Promise<PreparedPackage> {
  const path = resolve(source.path);
  const found = await stat(path).catch(() => null);
  if (!found)
    throw new CliError('failed', `${path} is not there. Give the folder, zip or bundle file to release.`);
  refuseStorePackages(path);
  const file = await packageFile(source, path, found.isDirectory(), workFolder);
  const inspected = await inspectPackage(file);
  const signature = inspected.kind === 'zip' ? await readReleaseSignature(file) : null;
  if (signature !== null) refuseStaleSignature(signature, inspected.hash);
  return { file, inspected, isSigned: signature !== null };
}

async function packageFile(
  source: PackageSource,
  path: string,
  isFolder: boolean,
  workFolder: string,
): Promise<string> {
  const { privateKey, nowMs } = source;
  if (!isFolder && privateKey === undefined) return path;
  const file = join(workFolder, 'package.zip');
  if (privateKey === undefined) {
    await zipFolder(path, file, { rootName: source.rootName ?? basename(path) });
  } else {
    const signed = await signedFolder({ path, isFolder, privateKey, nowMs }, workFolder);
    await zipFolder(signed, file, { rootName: basename(signed) });
  }
  return file;
}

function refuseStorePackages(path: string): void {
  const extension = extname(path).toLowerCase();
  if (!['.apk', '.aab', '.ipa'].includes(extension)) return;
  throw new CliError(
    'failed',
    `${basename(path)} is an app for a store. An update holds the JavaScript bundle and its assets: give the folder that \`react-native bundle\` made.`,
  );
}

// Devices with a public key would refuse it, after they have downloaded it.
function refuseStaleSignature(signature: string, hash: string): void {
  let vouchesFor: unknown;
  try {
    const claims = Buffer.from(signature.split('.')[1] ?? '', 'base64url').toString();
    vouchesFor = (JSON.parse(claims) as { contentHash?: unknown }).contentHash;
  } catch {
    vouchesFor = undefined;
  }
  if (vouchesFor === hash) return;
  throw new CliError(
    'failed',
    'The package holds a .codepushrelease that was made for other contents. Delete that file, or sign anew with --private-key-path.',
  );
}
