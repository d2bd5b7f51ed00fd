import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from './clock.ts';

/** Who holds a folder. */
export interface Holder {
  pid: number;
  since: string;
  command: string;
}

/** The folder belongs to another process. */
export class HeldError extends Error {
  readonly holder: Holder | undefined;

  constructor(folder: string, holder: Holder | undefined) {
    const who = holder
      ? `process ${holder.pid} (${holder.command}), since ${holder.since}`
      : 'another process';
    super(`${folder} is in use by ${who}. Stop it first, or choose another DATA_DIR.`);
    this.name = 'HeldError';
    this.holder = holder;
  }
}

/** A folder that belongs to this process until it is released or the process ends, however it ends. */
export interface FolderLock {
  release(): void;
}

// A database handle that nobody refers to is closed by the garbage collector, and the lock with it.
const held = new Set<DatabaseSync>();

/**
 * Takes a folder for this process alone. Node has no `flock`, so an open exclusive transaction
 * of SQLite holds a lock of the operating system, which goes with the process.
 *
 * @param command what the process does, told to those who find the folder taken
 * @throws HeldError when another process has it
 */
export function lockFolder(folder: string, command: string, clock: Clock): FolderLock {
  mkdirSync(folder, { recursive: true });
  const holderFile = join(folder, 'holder.json');
  const lock = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.exec('pragma journal_mode = delete; begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new HeldError(folder, readHolder(holderFile));
  }
  held.add(lock);
  const holder: Holder = { pid: process.pid, since: clock.now().toISOString(), command };
  writeFileSync(holderFile, `${JSON.stringify(holder)}\n`);
  return {
    release: () => {
      if (!lock.isOpen) return;
      rmSync(holderFile, { force: true });
      lock.exec('rollback');
      lock.close();
      held.delete(lock);
    },
  };
}

// https://www.sqlite.org/rescode.html#busy
const SQLITE_BUSY = 5;

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}
