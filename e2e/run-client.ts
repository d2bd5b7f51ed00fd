import { execFile } from 'node:child_process';
import { join } from 'node:path';

const DEADLINE_MS = 60_000;
const COMPILED = join(import.meta.dirname, '..', '.cache', 'compiled-clients');

/** The published command lines, by the file that starts them. */
const STARTS = {
  'code-push': 'node_modules/code-push-cli/script/cli.js',
  /** From before App Center: it speaks the standalone dialect. */
  'code-push-1': 'node_modules/code-push-cli-1/script/cli.js',
  appcenter: 'node_modules/appcenter-cli/bin/appcenter.js',
} as const;

/** A published command line. */
export type ClientName = keyof typeof STARTS;

/** How a command ended. */
export interface ClientRun {
  exitCode: number;
  stdout: string;
  stderr: string;
  /** Both, without colours. */
  said: string;
}

/** Where and how a command runs. */
export interface ClientPlace {
  /** The folder with the installed clients. */
  clients: string;
  /** Stands for the home folder; nothing of the person's own is read or written. */
  home: string;
  cwd?: string;
  env?: Record<string, string>;
  /** What the person types. */
  input?: string;
}

/** Runs a published command line, unmodified, on this Node, and waits for its end. */
export function runClient(name: ClientName, args: string[], place: ClientPlace): Promise<ClientRun> {
  const { PATH = '' } = process.env;
  const quiet = { CI: '1', NO_UPDATE_NOTIFIER: '1', FORCE_COLOR: '0', NODE_COMPILE_CACHE: COMPILED };
  const env = { PATH, HOME: place.home, ...quiet, ...place.env };
  const start = join(place.clients, STARTS[name]);
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      ['--no-warnings', start, ...args],
      { cwd: place.cwd ?? place.home, env, timeout: DEADLINE_MS, maxBuffer: 16 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const exitCode = typeof error?.code === 'number' ? error.code : error ? 1 : 0;
        const said = `${stdout}${stderr}`.replace(/\u001b\[[0-9;]*m/g, '');
        done({ exitCode, stdout, stderr, said });
      },
    );
    child.stdin?.end(place.input ?? '');
  });
}
