import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from '../errors.ts';
import type { Project } from './find-project.ts';

/**
 * The version of the Windows app: the first three parts of `Identity Version` in Package.appxmanifest.
 *
 * @throws CliError when it cannot be found
 */
export async function readWindowsVersion(project: Project): Promise<string> {
  for await (const file of glob('windows/{,*/}Package.appxmanifest', { cwd: project.root })) {
    const text = readFileSync(join(project.root, file), 'utf8').replace(/<!--[\s\S]*?-->/g, '');
    const version = /<Identity\b[^>]*\bVersion="(\d+\.\d+\.\d+)(?:\.\d+)?"/.exec(text)?.[1];
    if (version) return version;
  }
  throw new CliError(
    'failed',
    'The version of the Windows app cannot be read from windows/*/Package.appxmanifest. Give it with --target-binary-version.',
  );
}
