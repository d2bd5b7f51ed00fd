import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { endOf, spawnNode } from '../packages/server/src/testing/spawn-node.ts';

const DEMO = resolve('packages/server/src/testing/demo.ts');

/** `npm run demo` after its story, as a reader has it. */
export interface RunningDemo {
  /** All that it printed so far. */
  told(): string;
  dataDir: string;
  url: string;
  statusUrl: string;
  /** Of Ada, who owns Acme and is an operator. */
  accessKey: string;
  /** As Ctrl-C does; gives the exit code. */
  stop(): Promise<number | string>;
}

/**
 * Runs the demo in a folder of its own until it says that it is the reader's.
 *
 * @param env besides the one of this process
 */
export async function runDemo(folder: string, env: Record<string, string>): Promise<RunningDemo> {
  const child = spawnNode([DEMO], { cwd: folder, env: { ...process.env, ...env } });
  let told = '';
  const isYours = Promise.withResolvers<void>();
  for (const stream of [child.stdout!, child.stderr!]) {
    createInterface(stream).on('line', (line) => {
      told += `${line}\n`;
      if (line.includes('ticket show')) isYours.resolve();
    });
  }
  child.once('exit', (code) => isYours.reject(new Error(`The demo ended with ${code}:\n${told}`)));
  await isYours.promise;
  const find = (pattern: RegExp): string => pattern.exec(told)![1]!;
  return {
    told: () => told,
    dataDir: join(folder, 'data', 'demo'),
    url: find(/CODEPUSHGO_SERVER=(\S+)/),
    statusUrl: find(/Status +(http\S+),/),
    accessKey: find(/CODEPUSHGO_ACCESS_KEY=(\S+)/),
    stop: () => endOf(child, 'SIGINT'),
  };
}

/** Runs `npm run demo -- --exit`, which ends after its story; gives the exit code. */
export async function playToEnd(folder: string): Promise<number | null> {
  const env = { ...process.env, PORT: '4600' };
  const child = spawnNode([DEMO, '--exit'], { cwd: folder, env, streams: ['ignore', 'ignore', 'inherit'] });
  await once(child, 'exit');
  return child.exitCode;
}
