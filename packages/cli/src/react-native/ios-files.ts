import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { CliError } from '../errors.ts';
import type { Project } from './find-project.ts';
import { readPlist } from './plist-file.ts';

const OTHERS = /(^|\/)(Pods|build|DerivedData|node_modules)(\/|$)|Tests?\/|\.xcassets\/|Extension\//;

/** Where an Info.plist is, as options may say. */
export interface PlistOptions {
  plistFile?: string | undefined;
  plistFilePrefix?: string | undefined;
}

/**
 * The Info.plist of the app.
 *
 * @returns null when the project has no iOS part
 * @throws CliError when the one that is named is not there, or several could be meant
 */
export async function findInfoPlist(project: Project, options: PlistOptions = {}): Promise<string | null> {
  if (options.plistFile) return existing(resolve(project.root, options.plistFile), '--plist-file');
  const prefix = options.plistFilePrefix ? options.plistFilePrefix.replace(/-?$/, '-') : '';
  const found = await below(project.root, `ios/{,*/}${prefix}Info.plist`);
  const apps = found.filter((file) => !file.includes('Tests') && isApp(file));
  const named = apps.find(
    (file) => relative(project.root, file) === join('ios', project.name, `${prefix}Info.plist`),
  );
  if (named) return named;
  if (apps.length > 1) throw several('Info.plist', apps, '--plist-file');
  if (apps.length === 0 && prefix) {
    throw new CliError(
      'failed',
      `No ${prefix}Info.plist lies in ios or a folder in it. Check --plist-file-prefix, or give --plist-file.`,
    );
  }
  return apps[0] ?? null;
}

/** The project.pbxproj of the app; null when there is none. */
export async function findXcodeProject(project: Project, given?: string): Promise<string | null> {
  if (given) {
    const file = given.endsWith('.xcodeproj') ? join(given, 'project.pbxproj') : given;
    return existing(resolve(project.root, file), '--xcode-project-file');
  }
  const found = await below(project.root, 'ios/*.xcodeproj/project.pbxproj');
  const own = found.filter((file) => !file.includes('Pods.xcodeproj'));
  const named = own.find((file) => file.includes(`${project.name}.xcodeproj`));
  if (named) return named;
  if (own.length > 1) throw several('Xcode project', own, '--xcode-project-file');
  return own[0] ?? null;
}

async function below(root: string, pattern: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob(pattern, { cwd: root })) {
    if (!OTHERS.test(file.replaceAll('\\', '/'))) files.push(join(root, file));
  }
  return files.toSorted();
}

// Extensions and frameworks have an Info.plist too.
function isApp(file: string): boolean {
  const plist = readPlist(file);
  const type = plist['CFBundlePackageType'];
  return type === undefined || type === 'APPL' || String(type).startsWith('$(');
}

/** The path when a file is there. */
export function existing(file: string, option: string): string {
  try {
    readFileSync(file);
    return file;
  } catch (cause) {
    throw new CliError('failed', `${file} cannot be read. Check ${option}.`, { cause });
  }
}

function several(what: string, files: string[], option: string): CliError {
  return new CliError(
    'failed',
    `The project has more than one ${what}: ${files.join(', ')}. Say which with ${option}.`,
  );
}
