import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { CliError } from '../errors.ts';

/**
 * Runs a program of the project; what it prints goes to standard error, so that answers stay clean.
 *
 * @throws CliError when it does not start or ends with another code than 0
 */
export async function runProgram(
  program: string,
  args: string[],
  options: { cwd: string; what: string; signal: AbortSignal },
): Promise<void> {
  const child = spawn(program, args, {
    cwd: options.cwd,
    stdio: ['ignore', 2, 2],
    signal: options.signal,
  });
  const failed = (async () => {
    const [error] = await once(child, 'error');
    throw (error as Error).name === 'AbortError'
      ? error
      : new CliError('failed', `${options.what} did not start: ${(error as Error).message}`, {
          cause: error,
        });
  })();
  failed.catch(() => {});
  const [code] = (await Promise.race([once(child, 'close'), failed])) as [number | null];
  if (code === 0) return;
  throw new CliError(
    'failed',
    `${options.what} ended with code ${code ?? 'none'}; its own messages are above. Mend what they say, then try again.`,
  );
}
