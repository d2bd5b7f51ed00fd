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
  const folder = mkdtempSync(join(tmpdir(), 'codepushgo-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return limitedProcess(folder, pid, 4096);
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: (leaveMb = 0) => fillWith(ballast, leaveMb),
    free: () => rmSync(ballast, { force: true }),
    drop: () => {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
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

/** A folder in which a process suddenly can write nothing into files. */
export function makeLimitedFolder(pid: () => number): SmallDisk {
  return limitedProcess(mkdtempSync(join(tmpdir(), 'codepushgo-disk-')), pid, 0);
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
