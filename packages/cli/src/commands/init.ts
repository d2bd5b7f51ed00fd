import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { ApiProblem } from '@codepushgo/contract/client';
import { createTwoFilesPatch } from 'diff';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { CliError } from '../errors.ts';
import { makeApp } from '../make-app.ts';
import { findProject, type Project } from '../react-native/find-project.ts';
import {
  editNativeSettings,
  readNativeSettings,
  type Edit,
  type NativeSettings,
} from '../react-native/native-settings.ts';
import { appTarget, nameOf, type AppTarget } from '../target.ts';

interface InitInput {
  iosApp: string | undefined;
  androidApp: string | undefined;
  channel: string;
  create: boolean;
  folder: string | undefined;
  dryRun: boolean;
}

/** Writes server and deployment keys into a React Native project. */
export async function init(cli: Cli, input: InitInput): Promise<Answer> {
  const project = findProject(resolve(cli.outside.cwd, input.folder ?? '.'));
  const platforms = await readNativeSettings(project);
  if (platforms.length === 0) {
    throw new CliError(
      'failed',
      `${project.root} has neither ios/*/Info.plist nor android/app. Generate the native projects first.`,
    );
  }
  const edits: Edit[] = [];
  for (const settings of platforms) edits.push(await editFor(cli, project, settings, input));
  const changed = edits.filter((edit) => edit.before !== edit.after);
  const diff = changed.map((edit) => diffOf(project, edit)).join('\n');
  const answer = { project: project.root, files: changed.map((edit) => edit.file), diff };
  if (changed.length === 0)
    return { json: { ...answer, written: false }, text: 'The project has its server and keys already.' };
  if (input.dryRun) return { json: { ...answer, written: false }, text: diff };
  if (!cli.options.json) cli.say(diff);
  await cli.confirm(`Write ${changed.length === 1 ? 'this file' : `these ${changed.length} files`}?`);
  for (const edit of changed) {
    await mkdir(dirname(edit.file), { recursive: true });
    await writeFile(edit.file, edit.after);
  }
  return {
    json: { ...answer, written: true },
    text: 'Written. Build the app anew so that it has them, and run `codepushgo doctor` to check the rest.',
  };
}

async function editFor(
  cli: Cli,
  project: Project,
  settings: NativeSettings,
  input: InitInput,
): Promise<Edit> {
  const { platform } = settings;
  const given = platform === 'ios' ? input.iosApp : input.androidApp;
  const target = await appTarget(cli, given ?? `${project.name}-${platform}`);
  const deploymentKey = await keyOf(cli, target, platform, input);
  return editNativeSettings(settings, { serverUrl: cli.config.serverUrl!, deploymentKey });
}

async function keyOf(cli: Cli, target: AppTarget, os: 'ios' | 'android', input: InitInput): Promise<string> {
  if (!(await appExists(cli, target))) {
    if (input.dryRun) return `(key of the new app ${nameOf(target)})`;
    if (!input.create) await cli.confirm(`The app ${nameOf(target)} is not there yet. Make it?`);
    await makeApp(cli, target, { os });
    cli.say(`Made the app ${nameOf(target)}.`);
  }
  return (await cli.api().apps.getChannel({ ...target, channel: input.channel })).deploymentKey;
}

async function appExists(cli: Cli, target: AppTarget): Promise<boolean> {
  try {
    await cli.api().apps.get(target);
    return true;
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.code === 'not-found') return false;
    throw error;
  }
}

function diffOf(project: Project, { file, before, after }: Edit): string {
  const name = relative(project.root, file);
  return createTwoFilesPatch(name, name, before, after, '', '').replace(/^=+\n/, '');
}
