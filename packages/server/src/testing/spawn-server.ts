import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.ts';
import { endOf, spawnNode } from './spawn-node.ts';

/** One line of the log. */
export interface LogEntry {
  level: number;
  msg: string;
  [field: string]: unknown;
}

/** A server in a process of its own, as operators run it. */
export interface SpawnedServer {
  url: string;
  process: ChildProcess;
  /** Everything logged so far, parsed. */
  log: LogEntry[];
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Sends a signal and waits for the end; the exit code, or the signal's name. */
  kill(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | string>;
}

/** What a command printed and how it ended. */
export interface CommandResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
// Tests start the server often, and most of a start is compiling the same modules.
const COMPILED = fileURLToPath(new URL('../../../../.cache/compiled-server', import.meta.url));
// They live for seconds: to compile the embedded engine for years took a third of their time.
const QUICK = '--liftoff-only';

function run(env: Record<string, string>, args: string[]): ChildProcess {
  const { PATH, HOME } = process.env;
  const quiet = { PATH, HOME, NODE_COMPILE_CACHE: COMPILED };
  return spawnNode([QUICK, MAIN, ...args], {
    env: { ...quiet, HOST: '127.0.0.1', ...env } as NodeJS.ProcessEnv,
  });
}

/** Starts a server on a free port and waits until it is ready. `env` needs at least `DATA_DIR`. */
export async function spawnServer(env: Record<string, string>): Promise<SpawnedServer> {
  const child = run({ PORT: '0', ...env }, []);
  const log: LogEntry[] = [];
  const faults: string[] = [];
  child.stderr!.setEncoding('utf8').on('data', (text: string) => faults.push(text));
  const ready = Promise.withResolvers<number>();
  createInterface(child.stdout!).on('line', (line) => {
    const entry = JSON.parse(line) as LogEntry;
    log.push(entry);
    if (entry.msg === 'the server is ready') ready.resolve(Number(entry.port));
  });
  child.once('exit', (code) =>
    ready.reject(
      new Error(`The server ended with ${code}:\n${faults.join('')}${JSON.stringify(log.at(-1))}`),
    ),
  );
  const url = `http://127.0.0.1:${await ready.promise}`;
  return {
    url,
    process: child,
    log,
    fetch: (path, init) => fetch(url + path, { redirect: 'manual', ...init }),
    kill: (signal) => endOf(child, signal),
  };
}

/** Waits for an error in the log, from an entry on: what a process prints may come in later than what it answers. */
export async function untilLogged({ log }: SpawnedServer, cause: RegExp, from = 0): Promise<void> {
  const errors = async (): Promise<string> =>
    JSON.stringify(log.slice(from).filter(({ level }) => level >= 50));
  await eventually(errors, (told) => cause.test(told));
}

/** Runs one command of the server to its end. */
export async function runServerCommand(
  env: Record<string, string>,
  args: string[],
  input = '',
): Promise<CommandResult> {
  const child = run(env, args);
  let stdout = '';
  let stderr = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin!.end(input);
  const [exitCode] = (await once(child, 'close')) as [number];
  return { exitCode, stdout, stderr };
}
