import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SOURCE = join(import.meta.dirname, 'react-native-app');
const CACHE = join(import.meta.dirname, '..', '.cache', 'react-native-app');

/**
 * Copies the small React Native app into the ignored cache folder and installs its packages there, unless the
 * versions of the lock file are installed already.
 *
 * @returns the folder of the app
 */
export async function installApp(): Promise<string> {
  const lock = createHash('sha256')
    .update(await readFile(join(SOURCE, 'package-lock.json')))
    .digest('hex');
  const stamp = join(CACHE, 'installed');
  const installed = await readFile(stamp, 'utf8').catch(() => '');
  if (installed !== lock) await rm(CACHE, { recursive: true, force: true });
  await mkdir(CACHE, { recursive: true });
  await cp(SOURCE, CACHE, { recursive: true, filter: (path) => !path.includes('node_modules') });
  if (installed !== lock) {
    console.log('Installing React Native, Metro and the Hermes compiler from npm …');
    await promisify(execFile)('npm', ['ci'], { cwd: CACHE, shell: process.platform === 'win32' });
    await writeFile(stamp, lock);
  }
  return CACHE;
}
