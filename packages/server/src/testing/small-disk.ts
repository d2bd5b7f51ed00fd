import { execFileSync } from 'node:child_process';
import { closeSync, fstatSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder whose disk can be filled and freed. */
export interface SmallDisk {
  folder: string;
  /** From now on only so much can be written, or no file can grow. */
  fill(leaveMb?: number): void;
  free(): void;
  drop(): void;
}

/**
 * A file system of its own where one can be mounted; otherwise a process's file size is limited.
 *
 * @param pid the process to limit, by default this one; asked when the disk is filled or freed
 */
export function makeSmallDisk(sizeMb: number, pid: () => number = () => process.pid): SmallDisk {
  const folder = mount(sizeMb);
  if (!folder) return limitedProcess(makeFolder(), pid, 4096);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: (leaveMb = 0) => fillWith(ballast, leaveMb),
    free: () => rmSync(ballast, { force: true }),
    drop: () => unmount(folder),
  };
}

/** A disk that can become read-only, where one can be mounted; otherwise like {@link makeLimitedFolder}. */
export function makeReadOnlyDisk(sizeMb: number, pid: () => number): SmallDisk {
  const folder = mount(sizeMb);
  if (!folder) return makeLimitedFolder(pid);
  const remount = (state: 'ro' | 'rw'): void => {
    execFileSync('mount', ['-o', `remount,${state}`, folder]);
  };
  return { folder, fill: () => remount('ro'), free: () => remount('rw'), drop: () => unmount(folder) };
}

/** A folder in which a process suddenly can write nothing into files. */
export function makeLimitedFolder(pid: () => number): SmallDisk {
  return limitedProcess(makeFolder(), pid, 0);
}

// The soft limit alone is lowered, so that it can be raised again without being root.
function limitedProcess(folder: string, pid: () => number, leastBytes: number): SmallDisk {
  const limit = (soft: string): void => {
    execFileSync('prlimit', ['--pid', String(pid()), `--fsize=${soft}:`]);
  };
  return {
    folder,
    fill: () => limit(String(leastBytes)),
    free: () => limit('unlimited'),
    drop: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'codepushgo-disk-'));
}

function mount(sizeMb: number): string | undefined {
  const folder = makeFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
}

function unmount(folder: string): void {
  execFileSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
}

function fillWith(ballast: string, leaveMb: number): void {
  const file = openSync(ballast, 'a');
  let block: Buffer = Buffer.alloc(1 << 20);
  while (block.length > 0) {
    try {
      writeSync(file, block);
    } catch {
      block = block.subarray(0, block.length >> 1);
    }
  }
  ftruncateSync(file, Math.max(0, fstatSync(file).size - leaveMb * (1 << 20)));
  closeSync(file);
}
