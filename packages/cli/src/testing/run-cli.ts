import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Outside } from '../cli.ts';
import { run } from '../run.ts';

/** What a run of the command line left. */
export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
  /** Standard output as JSON. */
  json: () => any; // oxlint-disable-line typescript/no-explicit-any -- tests look at single members
}

/** A command line of its own: a home folder, an environment, a terminal that answers. */
export interface TestCli {
  home: string;
  env: Record<string, string>;
  /** Runs `codepushgo` with these words. */
  (...argv: string[]): Promise<Ran>;
  /** Replaces parts of the outside world for later runs. */
  outside: Partial<Outside>;
}

/** Makes a command line for one test; nothing of this machine's own configuration reaches it. */
export function makeCli(env: Record<string, string> = {}): TestCli {
  const home = temporaryFolder();
  const cli: TestCli = Object.assign(
    async (...argv: string[]): Promise<Ran> => {
      let stdout = '';
      let stderr = '';
      const code = await run(argv, {
        ...quietOutside,
        env: { CODEPUSHGO_HOME: home, ...cli.env },
        cwd: home,
        stdout: (text) => void (stdout += text),
        stderr: (text) => void (stderr += text),
        ...cli.outside,
      });
      return { code, stdout, stderr, json: () => JSON.parse(stdout) };
    },
    { home, env, outside: {} },
  );
  return cli;
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'codepushgo-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const quietOutside: Omit<Outside, 'env' | 'cwd' | 'stdout' | 'stderr'> = {
  isInteractive: false,
  nowMs: () => Date.now(),
  wait: () => Promise.resolve(),
  fetch: (input, init) => fetch(input, init),
  openBrowser: () => Promise.resolve(false),
  askYesNo: () => Promise.reject(new Error('nobody is there to ask')),
  readInput: () => Promise.resolve(''),
  edit: () => Promise.reject(new Error('nobody is there to write')),
  signal: new AbortController().signal,
};
