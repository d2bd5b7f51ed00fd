import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const TICKS_PER_SECOND = 100; // USER_HZ; the same on every Linux that Node runs on

/** Whether processes can be pinned to cores here. */
export const canPin = spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** A child process that speaks in lines of JSON. */
export interface Child {
  process: ChildProcess;
  /** The next line that it prints. */
  line<T>(): Promise<T>;
  /** Asks something over its standard input and gives the answer line. */
  ask<T>(question: unknown): Promise<T>;
  /** `end` closes its input and waits until it has ended by itself. */
  stop(how?: 'kill' | 'end'): Promise<void>;
}

/** Starts a script of this folder, pinned to a core where that is possible. */
export function startPinned(script: string, core: number, input?: unknown): Child {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const [command, ...args] = [...(canPin ? ['taskset', '-c', String(core)] : []), process.execPath, file];
  const child = spawn(command!, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async <T>(): Promise<T> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${script} ended without an answer`);
    return JSON.parse(value as string) as T;
  };
  if (input !== undefined) child.stdin.end(JSON.stringify(input));
  return {
    process: child,
    line,
    ask: (question) => (child.stdin.write(`${JSON.stringify(question)}\n`), line()),
    stop: (how = 'kill') =>
      new Promise((done) => {
        if (child.exitCode !== null) return done();
        child.once('exit', () => done());
        if (how === 'end') child.stdin.end();
        else child.kill('SIGTERM');
      }),
  };
}

/** CPU seconds of a process so far, all its threads, user and system together. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
