import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CliError } from '../errors.ts';
import type { Project } from './find-project.ts';
import { gradleVersionName } from './gradle-version.ts';
import { existing } from './ios-files.ts';
import { isNativeVersion } from './native-version.ts';
import { readProperties } from './properties-file.ts';

/**
 * The version of the Android app: `versionName` of its build script.
 *
 * @throws CliError when it cannot be found
 */
export function readAndroidVersion(project: Project, options: { gradleFile?: string | undefined }): string {
  const file = findBuildScript(project, options.gradleFile);
  const android = join(project.root, 'android');
  const others = ['build.gradle', 'build.gradle.kts'].map((name) => join(android, name));
  const version = gradleVersionName({
    script: readFileSync(file, 'utf8'),
    otherScripts: others.filter((one) => existsSync(one)).map((one) => readFileSync(one, 'utf8')),
    properties: {
      ...readProperties(join(android, 'gradle.properties')),
      ...readProperties(join(android, 'app', 'gradle.properties')),
    },
  });
  if (version !== undefined && isNativeVersion(version)) return version;
  throw new CliError(
    'failed',
    `The version of the Android app cannot be read from ${file}${version === undefined ? '' : `, which says ${JSON.stringify(version)}`}. Give it with --target-binary-version, or name the file with --gradle-file.`,
  );
}

/** The build script of the app module. */
function findBuildScript(project: Project, given?: string): string {
  if (given)
    return existing(
      resolve(
        project.root,
        given.endsWith('.gradle') || given.endsWith('.kts') ? given : join(given, 'build.gradle'),
      ),
      '--gradle-file',
    );
  const places = ['app/build.gradle', 'app/build.gradle.kts'].map((name) =>
    join(project.root, 'android', name),
  );
  const found = places.find((place) => existsSync(place));
  if (found) return found;
  throw new CliError(
    'failed',
    `${places[0]} is not there. Name the build script with --gradle-file, or the version with --target-binary-version.`,
  );
}
