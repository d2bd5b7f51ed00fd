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

/** A file system of its own where one can be mounted; otherwise this process's file size is limited. */
export function makeSmallDisk(sizeMb: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'codepushgo-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return limitedProcess(folder);
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

// The soft limit alone is lowered, so that it can be raised again without being root.
function limitedProcess(folder: string): SmallDisk {
  const limit = (soft: string): void => {
    execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${soft}:`]);
  };
  return {
    folder,
    fill: () => limit('4096'),
    free: () => limit('unlimited'),
    drop: () => rmSync(folder, { recursive: true, force: true }),
  };
}
