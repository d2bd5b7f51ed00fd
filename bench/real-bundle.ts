import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { extractPackage } from '../packages/bundle/src/index.ts';
import { installApp } from './install-app.ts';
import { officialHash } from './official-hash.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';

const CLI = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url));
const HERMES_MAGIC = 'c61fbc03c103191f';
const DIFF_DEADLINE_MS = 60_000;

interface Made {
  label: string;
  packageHash: string;
  sizeBytes: number;
  downloadUrl: string;
  hasSourceMap: boolean;
  appVersion: string;
  diffs: { fromPackageHash: string; sizeBytes: number }[];
}

/**
 * Bundles a real React Native app with Metro and Hermes through `codepushgo release-react`, twice for each platform,
 * and compares the package hash with the one that the published `code-push-cli` computes of the downloaded package.
 */
export async function benchRealBundle(): Promise<void> {
  const app = await installApp();
  const folder = await mkdtemp(join(tmpdir(), 'codepushgo-real-bundle-'));
  const server = await startServerProcess(join(folder, 'data'));
  try {
    for (const platform of ['ios', 'android'] as const) await onePlatform(server, app, folder, platform);
    console.log('\nEvery package hash is the one that code-push-cli 3.0.0 computes.');
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function onePlatform(
  server: ServerProcess,
  app: string,
  folder: string,
  platform: 'ios' | 'android',
): Promise<void> {
  const name = `real-${platform}`;
  const cli = <T>(...args: string[]): Promise<T> => codepushgo<T>(server, app, folder, args);
  await cli('app', 'add', name, '--os', platform);
  console.log(`\n${platform}`);
  for (const text of ['Hello', 'Good day']) {
    await changeGreeting(app, text);
    const began = performance.now();
    const map = join(folder, `${name}.map`);
    const made = await cli<Made>('release-react', name, platform, '--sourcemap-output', map);
    await checkRelease(made, join(folder, `${name}-${made.label}`), platform);
    await checkSourceMap(map);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(
      `  ${made.label}: ${kilobytes(made.sizeBytes)}, ${made.packageHash}, bundled and released in ${seconds} s`,
    );
  }
  await printDiff(() => cli<Made[]>('history', name, 'Staging'));
  await changeGreeting(app, 'Hello');
}

async function changeGreeting(app: string, text: string): Promise<void> {
  const file = join(app, 'greeting.js');
  const source = await readFile(file, 'utf8');
  await writeFile(file, source.replace(/`.*? for/, `\`${text} for`));
}

async function checkRelease(made: Made, path: string, platform: string): Promise<void> {
  const answer = await fetch(made.downloadUrl);
  await writeFile(`${path}.zip`, new Uint8Array(await answer.arrayBuffer()));
  const official = await officialHash(`${path}.zip`);
  if (official !== made.packageHash)
    throw new Error(`the official hash is ${official}, ours ${made.packageHash}`);
  if (made.appVersion !== '1.4.0') throw new Error(`the version was read as ${made.appVersion}`);
  if (!made.hasSourceMap) throw new Error('the source map was not kept');
  await extractPackage(`${path}.zip`, path);
  const bundle = platform === 'ios' ? 'main.jsbundle' : 'index.android.bundle';
  const start = (await readFile(join(path, 'CodePush', bundle))).subarray(0, 8).toString('hex');
  if (start !== HERMES_MAGIC) throw new Error(`${bundle} is no Hermes bytecode, it begins with ${start}`);
}

// A map of bytecode has one line; Metro's own has one for each line of text.
async function checkSourceMap(file: string): Promise<void> {
  const map = JSON.parse(await readFile(file, 'utf8')) as { sources: string[]; mappings: string };
  const leadsToSource = map.sources.some((source) => source.endsWith('app.js'));
  if (!leadsToSource || map.mappings.includes(';'))
    throw new Error('the source map does not lead from bytecode to source');
}

async function printDiff(history: () => Promise<Made[]>): Promise<void> {
  const deadline = performance.now() + DIFF_DEADLINE_MS;
  while (performance.now() < deadline) {
    const [newest] = await history();
    const diff = newest?.diffs[0];
    if (newest && diff) {
      const share = Math.round((diff.sizeBytes / newest.sizeBytes) * 100);
      console.log(
        `  file diff for one changed line: ${kilobytes(diff.sizeBytes)}, ${share} % of the package`,
      );
      return;
    }
    await pause(500);
  }
  throw new Error('the server made no file diff in time');
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

async function codepushgo<T>(server: ServerProcess, app: string, folder: string, args: string[]): Promise<T> {
  const env = {
    ...process.env,
    CODEPUSHGO_HOME: join(folder, 'home'),
    CODEPUSHGO_SERVER: server.url,
    CODEPUSHGO_ACCESS_KEY: server.accessKey,
  };
  const child = spawn(process.execPath, [CLI, ...args, '--json'], { cwd: app, env });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`codepushgo ${args.join(' ')} ended with ${code}:\n${stderr}`);
  return JSON.parse(stdout) as T;
}
