import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { bundleJs, findEntryFile } from '../react-native/bundle-js.ts';
import { compileHermes } from '../react-native/compile-hermes.ts';
import { findProject, type Project } from '../react-native/find-project.ts';
import { isHermesOn } from '../react-native/is-hermes-on.ts';
import { readNativeVersion, type Platform } from '../react-native/read-native-version.ts';
import { currentCommit } from '../release/current-commit.ts';
import { publish, type ReleaseOptions } from '../release/publish.ts';
import { withWorkFolder } from '../release/work-folder.ts';
import { channelTarget } from '../target.ts';

interface ReleaseReactInput extends ReleaseOptions {
  app: string;
  platform: Platform;
  channel: string;
  targetBinaryVersion: string | undefined;
  bundleName: string | undefined;
  development: boolean;
  entryFile: string | undefined;
  gradleFile: string | undefined;
  plistFile: string | undefined;
  plistFilePrefix: string | undefined;
  sourcemapOutput: string | undefined;
  uploadSourceMap: boolean | undefined;
  outputDir: string | undefined;
  useHermes: boolean | undefined;
  podFile: string | undefined;
  extraHermesFlags: string[];
  extraBundlerOptions: string[];
  xcodeProjectFile: string | undefined;
  xcodeTargetName: string | undefined;
  buildConfigurationName: string | undefined;
}

/** Bundles a React Native project and releases the bundle. */
export async function releaseReact(cli: Cli, input: ReleaseReactInput): Promise<Answer> {
  const project = findProject(cli.outside.cwd);
  const target = await channelTarget(cli, input.app, input.channel);
  const appVersion = input.targetBinaryVersion ?? (await readNativeVersion(project, input.platform, input));
  // A wrong name or a missing right should show before minutes of bundling.
  await cli.api().apps.getChannel(target);
  return await withWorkFolder(async (workFolder) => {
    const { folder, sourceMap } = await build(cli, project, input, workFolder);
    const commit = input.commit ?? (await currentCommit(project.root));
    const what = {
      target,
      path: folder,
      rootName: 'CodePush',
      appVersion,
      sourceMap: input.uploadSourceMap === false || !existsSync(sourceMap) ? undefined : sourceMap,
      options: { ...input, commit },
    };
    return await publish(cli, what, workFolder);
  });
}

async function build(
  cli: Cli,
  project: Project,
  input: ReleaseReactInput,
  workFolder: string,
): Promise<{ folder: string; sourceMap: string }> {
  const { platform, development } = input;
  const { signal } = cli.outside;
  const useHermes = input.useHermes ?? isHermesOn(project, platform, input);
  const bundleName = input.bundleName ?? (platform === 'ios' ? 'main.jsbundle' : `index.${platform}.bundle`);
  const folder = join(workFolder, 'CodePush');
  const sourceMap = join(workFolder, `${bundleName}.map`);
  const entryFile = findEntryFile(project, platform, input.entryFile);
  cli.say(`Bundling ${entryFile} of ${project.name} for ${platform} with Metro …`);
  const nodeArguments = cli.config.bundlerNodeArguments;
  const extraOptions = input.extraBundlerOptions;
  const job = { project, platform, entryFile, folder, bundleName, sourceMap, development, useHermes };
  await bundleJs({ ...job, extraOptions, nodeArguments, signal });
  if (useHermes) {
    cli.say('Compiling with Hermes …');
    const bundle = join(folder, bundleName);
    await compileHermes({ project, bundle, sourceMap, extraFlags: input.extraHermesFlags, signal });
  }
  await leaveCopies(cli, input, folder, sourceMap);
  return { folder, sourceMap };
}

async function leaveCopies(
  cli: Cli,
  input: ReleaseReactInput,
  folder: string,
  sourceMap: string,
): Promise<void> {
  const at = (path: string): string => resolve(cli.outside.cwd, path);
  if (input.outputDir) await cp(folder, at(input.outputDir), { recursive: true });
  if (input.sourcemapOutput && existsSync(sourceMap)) {
    await mkdir(dirname(at(input.sourcemapOutput)), { recursive: true });
    await cp(sourceMap, at(input.sourcemapOutput));
  }
}
