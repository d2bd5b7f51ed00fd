import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { CliError } from '../errors.ts';

/** A React Native project on disk. */
export interface Project {
  /** Folder of its package.json. */
  root: string;
  name: string;
  /** Declared dependencies of all kinds, name → range. */
  dependencies: Record<string, string>;
  /** The installed version of react-native, else the declared range. */
  reactNative: string;
  isInstalled: boolean;
}

interface PackageFile {
  name?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/**
 * Finds the React Native project that a folder lies in.
 *
 * @throws CliError when there is none
 */
export function findProject(start: string): Project {
  let folder = resolve(start);
  for (;;) {
    const found = readPackage(folder);
    if (found) {
      const dependencies = { ...found.peerDependencies, ...found.devDependencies, ...found.dependencies };
      const declared = dependencies['react-native'];
      if (declared !== undefined) return projectAt(folder, found.name ?? '', dependencies, declared);
    }
    if (dirname(folder) === folder) break;
    folder = dirname(folder);
  }
  throw new CliError(
    'failed',
    `${resolve(start)} lies in no React Native project: no package.json above it depends on react-native. Go to the project's folder, or name it with --folder.`,
  );
}

function projectAt(
  root: string,
  name: string,
  dependencies: Record<string, string>,
  declared: string,
): Project {
  const installed = packageOf(root, 'react-native');
  return {
    root,
    name: name.replace(/^@[^/]+\//, ''),
    dependencies,
    reactNative: installed?.version ?? declared,
    isInstalled: installed !== null,
  };
}

function readPackage(folder: string): PackageFile | null {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as PackageFile;
  } catch (cause) {
    throw new CliError('failed', `${file} is not valid JSON. Mend it first.`, { cause });
  }
}

/** A package as the project would load it: its folder, version and programs; null when it is not installed. */
export function packageOf(
  root: string,
  name: string,
): { folder: string; version: string; bin: Record<string, string> } | null {
  const folder = packageFolder(root, name);
  if (folder === null) return null;
  const file = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version?: string;
    bin?: string | Record<string, string>;
  };
  const bin = typeof file.bin === 'string' ? { [name]: file.bin } : (file.bin ?? {});
  return { folder, version: file.version ?? '0.0.0', bin };
}

// Looks where Node would, without asking the package's `exports`, which may hide its package.json.
function packageFolder(root: string, name: string): string | null {
  const places = createRequire(join(root, 'package.json')).resolve.paths(name) ?? [];
  const place = places.find((one) => existsSync(join(one, name, 'package.json')));
  return place === undefined ? null : join(place, name);
}
