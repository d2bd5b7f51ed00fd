import { constants } from 'node:fs';
import { cp, mkdir, open, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { extractPackage, hashFolder, signPackageHash } from '@codepushgo/bundle';
import { CliError } from '../errors.ts';

/** Devices look for the signature in a folder of this name, so signed packages have it at their top. */
const ROOT = 'CodePush';

/**
 * Copies what is to be released and signs the copy; the original is left alone.
 *
 * @returns path of the signed folder
 */
export async function signedFolder(
  source: { path: string; isFolder: boolean; privateKey: string; nowMs: number },
  workFolder: string,
): Promise<string> {
  const folder = join(workFolder, 'signed', ROOT);
  if (source.isFolder) {
    await cp(source.path, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  } else if (!(await isZip(source.path))) {
    await mkdir(folder, { recursive: true });
    await cp(source.path, join(folder, basename(source.path)));
  } else {
    await unpack(source.path, join(workFolder, 'signed'));
  }
  const signature = join(folder, '.codepushrelease');
  await rm(signature, { force: true });
  const { hash } = await hashFolder(folder, { prefix: ROOT });
  await writeFile(signature, await signPackageHash(hash, source.privateKey, source.nowMs));
  return folder;
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString('latin1') === 'PK\u0003\u0004';
  } finally {
    await file.close();
  }
}

async function unpack(zip: string, folder: string): Promise<void> {
  await extractPackage(zip, folder);
  const [first, ...others] = await readdir(folder);
  if (first === ROOT && others.length === 0) return;
  throw new CliError(
    'failed',
    `A signed package has nothing but the folder ${ROOT} at its top, this archive has ${[first, ...others].slice(0, 5).join(', ')}. Give the folder instead of the archive.`,
  );
}
