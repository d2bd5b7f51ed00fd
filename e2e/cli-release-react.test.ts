// engine: postgres, both in the long form
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractPackage } from '@codepushgo/bundle';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestCli } from '../packages/cli/src/testing/run-cli.ts';
import { sampleProject } from '../packages/cli/src/testing/sample-project.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { done, somebody } from './cli-person.ts';

// Metro and Hermes are stand-ins here that write down how they were called; `npm run bench -- real-bundle` runs the
// real ones.

const METRO = `
const { writeFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');
const args = process.argv.slice(2);
const value = (name) => args[args.indexOf(name) + 1];
if (value('--entry-file').includes('broken')) { console.error('Unable to resolve module'); process.exit(1); }
writeFileSync(value('--bundle-output'), JSON.stringify({ args, node: process.execArgv }));
writeFileSync(value('--assets-dest') + '/picture.png', 'picture');
writeFileSync(value('--sourcemap-output'), 'map of Metro');
`;
const HERMES = `#!${process.execPath}
const { readFileSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
const out = args[args.indexOf('-out') + 1];
writeFileSync(out, JSON.stringify({ hermes: args.slice(0, args.indexOf('-out')), of: JSON.parse(readFileSync(args.at(-1), 'utf8')) }));
writeFileSync(out + '.map', 'map of Hermes');
`;
const COMPOSE = `
const { readFileSync, writeFileSync } = require('node:fs');
const [metro, hermes, , out] = process.argv.slice(2);
writeFileSync(out, readFileSync(metro, 'utf8') + ' and ' + readFileSync(hermes, 'utf8'));
`;

const hermesc = process.platform === 'win32' ? 'hermesc.exe' : 'hermesc';
const folder = { darwin: 'osx-bin', linux: 'linux64-bin', win32: 'win64-bin' }[process.platform as 'linux'];
const tools = {
  'node_modules/react-native/package.json': '{"version":"0.86.3","bin":{"react-native":"cli.js"}}',
  'node_modules/react-native/cli.js': METRO,
  'node_modules/react-native/scripts/compose-source-maps.js': COMPOSE,
  'node_modules/@react-native-community/cli/package.json': '{"version":"20.2.0"}',
  [`node_modules/hermes-compiler/hermesc/${folder}/${hermesc}`]: HERMES,
  'node_modules/hermes-compiler/package.json': '{"version":"1.0.0"}',
};

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

async function inProject(files: Record<string, string | null> = {}): Promise<{ cli: TestCli; root: string }> {
  const { cli } = await somebody(server);
  await done(cli, 'app', 'add', 'shop-ios');
  await done(cli, 'app', 'add', 'shop-android');
  const root = sampleProject({ ...tools, ...files });
  const compiler = join(root, `node_modules/hermes-compiler/hermesc/${folder}/${hermesc}`);
  if (existsSync(compiler)) chmodSync(compiler, 0o755);
  cli.outside.cwd = root;
  return { cli, root };
}

/** Unpacks what a release gives to devices. */
async function contentsOf(cli: TestCli, release: { downloadUrl: string }): Promise<string> {
  const answer = await fetch(release.downloadUrl);
  writeFileSync(join(cli.home, 'package.zip'), new Uint8Array(await answer.arrayBuffer()));
  const unpacked = join(cli.home, `unpacked-${unpackedCount++}`);
  await extractPackage(join(cli.home, 'package.zip'), unpacked);
  return join(unpacked, 'CodePush');
}
let unpackedCount = 0;

it('bundles, compiles and releases an iOS app, with the version and source map of the project', async () => {
  const { cli, root } = await inProject();
  const release = await done(
    cli,
    'release-react',
    'shop-ios',
    'ios',
    '--des',
    'New',
    '-s',
    'maps/main.map',
    '-o',
    'out',
    '--hf=-g0',
  );
  expect(release).toMatchObject({ label: 'v1', appVersion: '1.4.0', description: 'New', hasSourceMap: true });
  const contents = await contentsOf(cli, release);
  const bundle = JSON.parse(readFileSync(join(contents, 'main.jsbundle'), 'utf8'));
  expect(bundle.hermes).toEqual(['-emit-binary', '-O', '-w', '-output-source-map', '-g0']);
  const { args } = bundle.of;
  expect(args.slice(0, 1)).toEqual(['bundle']);
  expect(args.join(' ')).toContain('--dev false --entry-file index.js --platform ios');
  expect(args.join(' ')).toContain('--minify false');
  expect(readFileSync(join(contents, 'picture.png'), 'utf8')).toBe('picture');
  expect(existsSync(join(contents, 'main.jsbundle.hbc.map'))).toBe(false);
  expect(readFileSync(join(root, 'maps/main.map'), 'utf8')).toBe('map of Metro and map of Hermes');
  expect(readFileSync(join(root, 'out/main.jsbundle'), 'utf8')).toContain('-emit-binary');
});

it('leaves Hermes out where the project or an option says so', async () => {
  const { cli } = await inProject({ 'android/gradle.properties': 'hermesEnabled=false\n' });
  cli.env['CODE_PUSH_NODE_ARGS'] = '--max-old-space-size=2048';
  const android = await done(
    cli,
    'release-react',
    'shop-android',
    'android',
    '--extra-bundler-option=--reset-cache',
  );
  expect(android.appVersion).toBe('1.4.2');
  const bundle = JSON.parse(
    readFileSync(join(await contentsOf(cli, android), 'index.android.bundle'), 'utf8'),
  );
  expect(bundle.args).not.toContain('--minify');
  expect(bundle.args.at(-1)).toBe('--reset-cache');
  expect(bundle.node).toEqual(['--max-old-space-size=2048']);
  const ios = await done(
    cli,
    'release-react',
    'shop-ios',
    'ios',
    '--useHermes',
    'false',
    '-t',
    '1.x',
    '-b',
    'other.jsbundle',
    '--dev',
    '--no-upload-source-map',
  );
  expect(ios).toMatchObject({ appVersion: '1.x', hasSourceMap: false });
  const other = JSON.parse(readFileSync(join(await contentsOf(cli, ios), 'other.jsbundle'), 'utf8'));
  expect(other.args.join(' ')).toContain('--dev true');
});

it('stops before anything is sent when a part of it fails', async () => {
  const { cli } = await inProject({ 'broken.js': '' });
  const metro = await cli('release-react', 'shop-ios', 'ios', '-e', 'broken.js');
  expect(metro).toMatchObject({ code: 1, stderr: expect.stringContaining('Metro ended with code 1') });
  const nowhere = await cli('release-react', 'shop-ios', 'ios', '-d', 'Nowhere');
  expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringContaining('Nowhere') });
  expect(nowhere.stderr).not.toContain('Bundling');
  const bare = await inProject({ 'node_modules/@react-native-community/cli/package.json': null });
  expect(await bare.cli('release-react', 'shop-ios', 'ios')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('@react-native-community/cli'),
  });
  expect(await done(cli, 'history', 'shop-ios', 'Staging')).toEqual([]);
});
