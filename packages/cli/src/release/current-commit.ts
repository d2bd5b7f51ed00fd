import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The commit that a folder is on; undefined where there is no git. */
export async function currentCommit(folder: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', ['rev-parse', 'HEAD'], { cwd: folder });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
