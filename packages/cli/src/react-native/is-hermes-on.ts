import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import semver from 'semver';
import type { Project } from './find-project.ts';
import { withoutComments } from './gradle-version.ts';
import { existing } from './ios-files.ts';
import { readProperties } from './properties-file.ts';
import type { Platform } from './read-native-version.ts';

/** Whether the binary runs Hermes, as the project's files say; React Native's own default where they say nothing. */
export function isHermesOn(
  project: Project,
  platform: Platform,
  options: { podFile?: string | undefined; gradleFile?: string | undefined },
): boolean {
  const said =
    platform === 'ios'
      ? iosSays(project, options.podFile)
      : platform === 'android'
        ? androidSays(project, options.gradleFile)
        : undefined;
  return said ?? hermesByDefault(project.reactNative);
}

// Hermes is the default from React Native 0.70 on.
function hermesByDefault(reactNative: string): boolean {
  const version = semver.minVersion(semver.validRange(reactNative) ?? '*');
  return version === null || version.version === '0.0.0' || semver.gte(version, '0.70.0');
}

function androidSays(project: Project, gradleFile: string | undefined): boolean | undefined {
  const android = join(project.root, 'android');
  const property = readProperties(join(android, 'gradle.properties'))['hermesEnabled'];
  if (property !== undefined) return property === 'true';
  const script = gradleFile ? resolve(project.root, gradleFile) : join(android, 'app', 'build.gradle');
  if (!existsSync(script)) return undefined;
  const said = /\benableHermes\s*[:=]\s*(true|false)/.exec(withoutComments(readFileSync(script, 'utf8')));
  return said ? said[1] === 'true' : undefined;
}

function iosSays(project: Project, podFile: string | undefined): boolean | undefined {
  const file = podFile
    ? existing(resolve(project.root, podFile), '--pod-file')
    : join(project.root, 'ios', 'Podfile');
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8').replace(/^\s*#.*$/gm, '');
  const said = /(?::hermes_enabled\s*=>|\bhermes_enabled:)\s*(true|false)/.exec(text);
  return said ? said[1] === 'true' : undefined;
}
