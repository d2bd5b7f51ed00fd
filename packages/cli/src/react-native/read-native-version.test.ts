import { describe, expect, it } from 'vitest';
import { pbxproj, plist, sampleProject } from '../testing/sample-project.ts';
import { findProject } from './find-project.ts';
import { readNativeVersion } from './read-native-version.ts';

const short = (version: string): string =>
  plist(`\t<key>CFBundleShortVersionString</key>\n\t<string>${version}</string>\n`);
const read = (files: Record<string, string | null>, platform: 'ios' | 'android' | 'windows', options = {}) =>
  readNativeVersion(findProject(sampleProject(files)), platform, options);

describe('the version of the iOS app', () => {
  it('is the one in Info.plist', async () => {
    expect(await read({ 'ios/shop/Info.plist': short('2.3.4') }, 'ios')).toBe('2.3.4');
  });

  it('may have two parts, as the old tools take it', async () => {
    expect(await read({ 'ios/shop/Info.plist': short('2.3') }, 'ios')).toBe('2.3');
  });

  it('is the build setting of the release configuration when Info.plist names it', async () => {
    expect(await read({}, 'ios')).toBe('1.4.0');
  });

  it('can be read from another configuration and target', async () => {
    expect(await read({}, 'ios', { buildConfigurationName: 'Debug' })).toBe('1.4.0-debug');
    await expect(read({}, 'ios', { xcodeTargetName: 'other' })).rejects.toThrow(
      /no target other, but shopTests, shop/,
    );
  });

  it('follows settings that name other settings', async () => {
    const project = pbxproj({ Release: '$(MAJOR).7.1' }, '\t\t\t\tMAJOR = 3;\n');
    expect(await read({ 'ios/shop.xcodeproj/project.pbxproj': project }, 'ios')).toBe('3.7.1');
  });

  it('comes from the file that an option names', async () => {
    const files = { 'ios/Staging-Info.plist': short('5.0.0') };
    expect(await read(files, 'ios', { plistFilePrefix: 'Staging' })).toBe('5.0.0');
    expect(await read(files, 'ios', { plistFile: 'ios/Staging-Info.plist' })).toBe('5.0.0');
  });

  it('is asked for when it cannot be found', async () => {
    const files = { 'ios/shop.xcodeproj/project.pbxproj': pbxproj({ Release: '$(NOWHERE)' }) };
    await expect(read(files, 'ios')).rejects.toThrow(/Give it with --target-binary-version/);
  });

  it('is asked for when two apps could be meant', async () => {
    const files = {
      'ios/shop/Info.plist': null,
      'ios/one/Info.plist': short('1.0.0'),
      'ios/two/Info.plist': short('2.0.0'),
    };
    await expect(read(files, 'ios')).rejects.toThrow(/more than one Info.plist.*--plist-file/s);
  });
});

describe('the version of the Android app', () => {
  const gradle = (line: string, before = ''): Record<string, string> => ({
    'android/app/build.gradle': `${before}\nandroid {\n  defaultConfig {\n    ${line}\n  }\n}\n`,
  });

  it.each([
    ['versionName "1.2.3"', '1.2.3'],
    ["versionName '1.2.3'", '1.2.3'],
    ['versionName = "1.2.3"', '1.2.3'],
    ['versionName("1.2.3")', '1.2.3'],
    ['// versionName "9.9.9"\n    versionName "1.2.3"', '1.2.3'],
    ['/* versionName "9.9.9" */ versionName "1.2.3" // or "8.8.8"', '1.2.3'],
    ['versionName VERSION_NAME', '1.5.0'],
    ['versionName project.VERSION_NAME', '1.5.0'],
    ['versionName project.property("VERSION_NAME")', '1.5.0'],
    ["versionName findProperty('VERSION_NAME') as String", '1.5.0'],
    ['versionName "${VERSION_NAME}"', '1.5.0'],
    ['versionName "1.2"', '1.2'],
  ])('reads %s', async (line, version) => {
    expect(await read(gradle(line), 'android')).toBe(version);
  });

  it.each([
    ['def appVersion = "3.1.0"', 'versionName appVersion', '3.1.0'],
    ['ext.appVersion = "3.1.0"', 'versionName rootProject.ext.appVersion', '3.1.0'],
    ['def major = 3\ndef minor = 1', 'versionName "${major}.${minor}.0"', '3.1.0'],
    ['ext { major = 3 }', 'versionName "$major.2.0"', '3.2.0'],
  ])('follows variables: %s', async (before, line, version) => {
    expect(await read(gradle(line, before), 'android')).toBe(version);
  });

  it('looks into the root build script and build.gradle.kts', async () => {
    const files = {
      'android/app/build.gradle': null,
      'android/app/build.gradle.kts':
        'android {\n  defaultConfig {\n    versionName = rootProject.extra["appVersion"] as String\n  }\n}\n',
      'android/build.gradle.kts': 'extra["appVersion"] = "4.0.1"\n',
    };
    expect(await read(files, 'android')).toBe('4.0.1');
  });

  it('prefers defaultConfig to flavours', async () => {
    const script =
      'android {\n  productFlavors { demo { versionName "9.0.0" } }\n  defaultConfig {\n    versionName "1.0.1"\n  }\n}\n';
    expect(await read({ 'android/app/build.gradle': script }, 'android')).toBe('1.0.1');
  });

  it('is asked for when it is computed', async () => {
    await expect(read(gradle('versionName computeVersion()'), 'android')).rejects.toThrow(
      /--target-binary-version/,
    );
    await expect(read(gradle('versionName "1." + build'), 'android')).rejects.toThrow(
      /--target-binary-version/,
    );
  });

  it('comes from the file that an option names', async () => {
    const files = { 'android/other/build.gradle': 'versionName "7.7.7"' };
    expect(await read(files, 'android', { gradleFile: 'android/other/build.gradle' })).toBe('7.7.7');
    expect(await read(files, 'android', { gradleFile: 'android/other' })).toBe('7.7.7');
  });
});

it('reads the version of a Windows app', async () => {
  const manifest =
    '<Package>\n<!-- <Identity Version="9.9.9.9"/> -->\n<Identity Name="x" Version="1.2.3.0" /></Package>';
  expect(await read({ 'windows/shop/Package.appxmanifest': manifest }, 'windows')).toBe('1.2.3');
});
