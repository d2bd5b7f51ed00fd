import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';

const FOLDER = join(import.meta.dirname, 'clients');
const INSTALL_DEADLINE_MS = 300_000;

/**
 * Installs the published clients of `e2e/clients` unless the lock file's exact versions are there already.
 *
 * @returns the folder with their `node_modules`
 */
export async function installClients(): Promise<string> {
  const lock = createHash('sha256')
    .update(readFileSync(join(FOLDER, 'package-lock.json')))
    .digest('hex');
  const modules = join(FOLDER, 'node_modules');
  const mark = join(modules, '.installed-lock');
  const isDone = (): boolean => existsSync(mark) && readFileSync(mark, 'utf8') === lock;
  if (isDone()) return FOLDER;
  const turn = takeTurn();
  try {
    if (isDone()) return FOLDER;
    await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: FOLDER,
      timeout: INSTALL_DEADLINE_MS,
    });
    mkdirSync(modules, { recursive: true });
    writeFileSync(mark, lock);
  } finally {
    turn.close();
  }
  return FOLDER;
}

// Two test projects may begin at once. An exclusive transaction waits for the other and ends with its process.
function takeTurn(): DatabaseSync {
  const folder = join(import.meta.dirname, '..', '.cache');
  mkdirSync(folder, { recursive: true });
  const turn = new DatabaseSync(join(folder, 'install-clients.lock'));
  turn.exec(`PRAGMA busy_timeout = ${INSTALL_DEADLINE_MS}; BEGIN EXCLUSIVE`);
  return turn;
}
