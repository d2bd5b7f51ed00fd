import type { ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { spawnNode } from './spawn-node.ts';

const MAIN = resolve(import.meta.dirname, '../main.ts');
const CLI = resolve(import.meta.dirname, '../../../cli/src/main.ts');

/** Where the demo's server is. */
export interface DemoPlace {
  port: number;
  dataDir: string;
  url: string;
}

/** A running server of the demo. */
export interface DemoServer {
  /** Resolves when the process has ended. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** The first port from `wanted`, in steps of ten, that nobody listens on. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 200; port += 10) if (await isFree(port)) return port;
  throw new Error(
    `No port from ${wanted} to ${wanted + 190} in steps of ten is free. Set PORT to another one.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, () => server.close(() => done(true)));
  });
}

function environment({ port, dataDir, url }: DemoPlace): NodeJS.ProcessEnv {
  return { ...process.env, PORT: String(port), DATA_DIR: dataDir, PUBLIC_URL: url, DATABASE_URL: '' };
}

/** Starts the server as its own process; what it logs goes to `server.log` in its folder. */
export async function startDemoServer(place: DemoPlace): Promise<DemoServer> {
  mkdirSync(place.dataDir, { recursive: true });
  const log = createWriteStream(join(place.dataDir, 'server.log'));
  const child = spawnNode([MAIN], {
    env: environment(place),
    streams: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  child.stdout!.pipe(log);
  child.stderr!.pipe(log);
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await ready(place, child);
  return {
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function ready({ url, dataDir }: DemoPlace, child: ChildProcess): Promise<void> {
  for (let step = 0; step < 600 && child.exitCode === null; step++) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`The server did not start. Its log is ${join(dataDir, 'server.log')}.`);
}

async function run(args: string[], env: NodeJS.ProcessEnv, input?: string): Promise<string> {
  const child = spawnNode(args, { env });
  child.stdin!.end(input);
  const [out, err, code] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    new Promise<number | null>((done) => child.once('close', done)),
  ]);
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}:\n${err || out}`);
  return out;
}

/** Runs a command of the server, such as `create-account`; gives what it printed. */
export function serverCommand(place: DemoPlace, args: string[], input?: string): Promise<string> {
  return run([MAIN, ...args], environment(place), input);
}

/** Runs the `codepushgo` command as somebody who set the server and an access key in the environment. */
export function demoCli(place: DemoPlace, accessKey: string, args: string[]): Promise<string> {
  const home = join(place.dataDir, 'cli-home');
  const env = {
    ...process.env,
    CODEPUSHGO_SERVER: place.url,
    CODEPUSHGO_ACCESS_KEY: accessKey,
    CODEPUSHGO_ORG: 'acme',
    CODEPUSHGO_HOME: home,
  };
  return run([CLI, ...args], env);
}
