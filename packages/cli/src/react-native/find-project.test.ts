import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/run-cli.ts';
import { sampleProject } from '../testing/sample-project.ts';
import { writeTree } from '../testing/write-tree.ts';
import { findEntryFile } from './bundle-js.ts';
import { findHermes } from './find-hermes.ts';
import { findProject } from './find-project.ts';
import { isHermesOn } from './is-hermes-on.ts';

describe('the project', () => {
  it('is found from any folder below it', () => {
    const root = sampleProject();
    expect(findProject(join(root, 'android', 'app'))).toMatchObject({
      root,
      name: 'shop',
      isInstalled: false,
    });
  });

  it('is passed over when it is not of React Native', () => {
    const root = sampleProject({ 'tools/package.json': '{"name":"tools"}' });
    expect(findProject(join(root, 'tools')).root).toBe(root);
  });

  it('is missed with a hint', () => {
    expect(() => findProject(temporaryFolder())).toThrow(/lies in no React Native project.*--folder/s);
  });

  it('takes React Native from a folder above, as in a monorepo', () => {
    const root = temporaryFolder();
    writeTree(root, {
      'node_modules/react-native/package.json': '{"version":"0.84.1","exports":{}}',
      'apps/shop/package.json': '{"name":"@acme/shop","dependencies":{"react-native":"*"}}',
    });
    expect(findProject(join(root, 'apps/shop'))).toMatchObject({
      name: 'shop',
      reactNative: '0.84.1',
      isInstalled: true,
    });
  });
});

describe('whether Hermes is on', () => {
  const on = (files: Record<string, string | null>, platform: 'ios' | 'android', options = {}): boolean =>
    isHermesOn(findProject(sampleProject(files)), platform, options);
  const old = JSON.stringify({ name: 'shop', dependencies: { 'react-native': '^0.68.0' } });
  const silent = { 'ios/Podfile': null, 'android/gradle.properties': null };

  it('is what the project says', () => {
    expect(on({ 'package.json': old }, 'ios')).toBe(true);
    expect(on({ 'package.json': old }, 'android')).toBe(true);
    expect(on({ 'ios/Podfile': '  :hermes_enabled => false\n' }, 'ios')).toBe(false);
    expect(on({ 'android/gradle.properties': 'hermesEnabled=false\n' }, 'android')).toBe(false);
    expect(
      on({ ...silent, 'android/app/build.gradle': 'project.ext.react = [ enableHermes: false ]' }, 'android'),
    ).toBe(false);
  });

  it('is not what a comment says', () => {
    expect(on({ 'ios/Podfile': '  # :hermes_enabled => false\n' }, 'ios')).toBe(true);
  });

  it('is the default of the version of React Native where nothing is said', () => {
    expect(on(silent, 'ios')).toBe(true);
    expect(on({ ...silent, 'package.json': old }, 'ios')).toBe(false);
  });

  it('can be read from another Podfile', () => {
    expect(on({ 'ios/Other': 'hermes_enabled: false' }, 'ios', { podFile: 'ios/Other' })).toBe(false);
  });
});

describe('the tools', () => {
  const folder = { darwin: 'osx-bin', linux: 'linux64-bin', win32: 'win64-bin' }[process.platform as 'linux'];
  const program = process.platform === 'win32' ? 'hermesc.exe' : 'hermesc';
  const reactNative = { 'node_modules/react-native/package.json': '{"version":"0.86.3"}' };

  it.each([
    [
      'hermes-compiler',
      `node_modules/hermes-compiler/hermesc/${folder}/${program}`,
      { 'node_modules/hermes-compiler/package.json': '{}' },
    ],
    ['react-native', `node_modules/react-native/sdks/hermesc/${folder}/${program}`, {}],
    [
      'hermes-engine',
      `node_modules/hermes-engine/${folder}/${program}`,
      { 'node_modules/hermes-engine/package.json': '{}' },
    ],
    ['the pods', `ios/Pods/hermes-engine/destroot/bin/${program}`, {}],
  ])('find the Hermes compiler in %s', (_, place, more) => {
    const root = sampleProject({ ...reactNative, ...more, [place]: '' });
    expect(findHermes(findProject(root))).toBe(join(root, place));
  });

  it('say where they looked for it', () => {
    expect(() => findHermes(findProject(sampleProject(reactNative)))).toThrow(
      /looked for .*--no-use-hermes/s,
    );
  });

  it('take the entry file of the platform first', () => {
    const both = findProject(sampleProject({ 'index.ios.js': '' }));
    expect(findEntryFile(both, 'ios', undefined)).toBe('index.ios.js');
    expect(findEntryFile(both, 'android', undefined)).toBe('index.js');
    expect(() => findEntryFile(both, 'ios', 'src/main.js')).toThrow(/src\/main.js is not in/);
  });
});
