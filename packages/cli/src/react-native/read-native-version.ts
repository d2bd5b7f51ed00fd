import type { Project } from './find-project.ts';
import { readAndroidVersion } from './read-android-version.ts';
import { readIosVersion, type IosVersionOptions } from './read-ios-version.ts';
import { readWindowsVersion } from './read-windows-version.ts';

/** The platforms that React Native bundles are made for. */
export type Platform = 'ios' | 'android' | 'windows';

/** The version of the native app, as the project's files say it. */
export async function readNativeVersion(
  project: Project,
  platform: Platform,
  options: IosVersionOptions & { gradleFile?: string | undefined },
): Promise<string> {
  if (platform === 'ios') return await readIosVersion(project, options);
  if (platform === 'android') return readAndroidVersion(project, options);
  return await readWindowsVersion(project);
}
