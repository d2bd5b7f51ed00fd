import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CliError } from '../errors.ts';
import { packageOf, type Project } from './find-project.ts';
import type { Platform } from './read-native-version.ts';
import { runProgram } from './run-program.ts';

/** What to bundle, and where to. */
export interface BundleJob {
  project: Project;
  platform: Platform;
  entryFile: string;
  /** Folder for bundle and assets. */
  folder: string;
  bundleName: string;
  sourceMap: string;
  development: boolean;
  /** Hermes compiles the bundle afterwards, and does better with text that was not minified. */
  useHermes: boolean;
  extraOptions: string[];
  nodeArguments: string[];
  signal: AbortSignal;
}

/** Bundles JavaScript and assets with the Metro of the project, as `react-native bundle` does. */
export async function bundleJs(job: BundleJob): Promise<void> {
  const { project, folder } = job;
  await mkdir(folder, { recursive: true });
  const cli = reactNativeCli(project);
  const options = [
    ['--assets-dest', folder],
    ['--bundle-output', join(folder, job.bundleName)],
    ['--dev', String(job.development)],
    ['--entry-file', job.entryFile],
    ['--platform', job.platform],
    ['--sourcemap-output', job.sourceMap],
  ].flat();
  const minify = job.useHermes && !job.extraOptions.some((one) => one.startsWith('--minify'));
  const args = [
    ...job.nodeArguments,
    cli,
    'bundle',
    ...options,
    ...(minify ? ['--minify', 'false'] : []),
    ...job.extraOptions,
  ];
  await runProgram(process.execPath, args, { cwd: project.root, what: 'Metro', signal: job.signal });
  if (!existsSync(join(folder, job.bundleName))) {
    throw new CliError(
      'failed',
      `Metro made no ${job.bundleName}. Check --bundle-name and the project's metro.config.js.`,
    );
  }
}

function reactNativeCli(project: Project): string {
  const reactNative = packageOf(project.root, 'react-native');
  if (!reactNative) {
    throw new CliError(
      'failed',
      `react-native is not installed in ${project.root}. Install the project's packages first.`,
    );
  }
  const cli = reactNative.bin['react-native'];
  if (!cli)
    throw new CliError(
      'failed',
      `react-native ${reactNative.version} has no command line. Install another version.`,
    );
  // React Native itself stopped shipping the commands in 0.76.
  const old = existsSync(join(reactNative.folder, 'local-cli'));
  if (!old && !packageOf(project.root, '@react-native-community/cli')) {
    throw new CliError(
      'failed',
      'The project lacks @react-native-community/cli, which `react-native bundle` needs. Run npm install --save-dev @react-native-community/cli.',
    );
  }
  return join(reactNative.folder, cli);
}

/** The entry file: the one given, else index.<platform> or index with the usual endings. */
export function findEntryFile(project: Project, platform: Platform, given: string | undefined): string {
  const names = given
    ? [given]
    : [`index.${platform}`, 'index'].flatMap((name) =>
        ['js', 'jsx', 'ts', 'tsx'].map((end) => `${name}.${end}`),
      );
  const found = names.find((name) => existsSync(resolve(project.root, name)));
  if (found) return found;
  const looked = given ?? `index.${platform}.js or index.js`;
  throw new CliError(
    'failed',
    `The entry file ${looked} is not in ${project.root}. Name it with --entry-file.`,
  );
}
