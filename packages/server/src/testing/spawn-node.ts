import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';

// A channel to its parent closes when that ends, however it does. The channel alone keeps no child running.
const END_WITH_PARENT = `data:text/javascript,${encodeURIComponent(
  "process.on('disconnect', () => process.exit(1)); process.channel?.unref();",
)}`;

/**
 * Starts Node as a child that ends when this process does, also when this one is killed: an aborted run of the tests
 * leaves no server behind.
 *
 * @example const child = spawnNode(['packages/server/src/main.ts'], { env });
 */
export function spawnNode(
  args: string[],
  {
    streams = ['pipe', 'pipe', 'pipe'],
    ...options
  }: Pick<SpawnOptions, 'cwd' | 'env' | 'detached'> & {
    /** What standard input, output and error are. */
    streams?: ('pipe' | 'ignore' | 'inherit')[];
  } = {},
): ChildProcess {
  return spawn(process.execPath, ['--import', END_WITH_PARENT, ...args], {
    ...options,
    stdio: [...streams, 'ipc'],
  });
}

/** Sends a signal to a child unless it has ended, and gives what ended it: its exit code, or a signal's name. */
export async function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<number | string> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
  return child.exitCode ?? child.signalCode!;
}
