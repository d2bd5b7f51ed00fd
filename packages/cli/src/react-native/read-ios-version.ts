import { CliError } from '../errors.ts';
import type { Project } from './find-project.ts';
import { findInfoPlist, findXcodeProject, type PlistOptions } from './ios-files.ts';
import { isNativeVersion } from './native-version.ts';
import { readPlist } from './plist-file.ts';
import { readBuildSetting } from './xcode-project.ts';

/** Where to look for the version of the iOS app. */
export interface IosVersionOptions extends PlistOptions {
  xcodeProjectFile?: string | undefined;
  xcodeTargetName?: string | undefined;
  buildConfigurationName?: string | undefined;
}

/**
 * The version of the iOS app: CFBundleShortVersionString of its Info.plist, or the build setting that it names.
 *
 * @throws CliError when it cannot be found
 */
export async function readIosVersion(project: Project, options: IosVersionOptions): Promise<string> {
  const plist = await findInfoPlist(project, options);
  const written = plist === null ? undefined : readPlist(plist)['CFBundleShortVersionString'];
  if (typeof written === 'string' && isNativeVersion(written)) return written;
  const setting =
    typeof written === 'string' ? /^\$[({](\w+)[)}]$/.exec(written.trim())?.[1] : 'MARKETING_VERSION';
  const pbxproj = setting ? await findXcodeProject(project, options.xcodeProjectFile) : null;
  const version = pbxproj && setting ? readBuildSetting(pbxproj, setting, options) : undefined;
  if (version !== undefined && isNativeVersion(version)) return version;
  const seen = version ?? written;
  throw new CliError(
    'failed',
    `The version of the iOS app cannot be read from ${plist ?? 'ios'}${seen === undefined ? '' : `, which says ${JSON.stringify(seen)}`}. Give it with --target-binary-version, or name the file with --plist-file or --xcode-project-file.`,
  );
}
