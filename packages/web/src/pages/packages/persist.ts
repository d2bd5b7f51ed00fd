import { ApiProblem } from '@codepushgo/contract/client';
import { isSignedOut, onRecovery } from '../../app/connection.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/**
 * Does something again until it works: through lost connections, restarts of the server and sign-ins. What the server
 * refuses is thrown, and so is the end of `signal`.
 *
 * @param work may be repeated without harm
 * @param onWait told whether it waits at present
 */
export async function persist<T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  onWait: (isWaiting: boolean) => void,
): Promise<T> {
  let waitMs = FIRST_WAIT_MS;
  for (;;) {
    try {
      signal.throwIfAborted();
      const done = await work();
      onWait(false);
      return done;
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
    }
    onWait(true);
    await pause(waitMs, signal);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return error instanceof TypeError;
  const { status } = error.problem;
  return status >= 500 || status === 401 || status === 408 || status === 429;
}

/** Waits a while, less when the connection is back, longer while nobody is signed in. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const isOver = (): boolean => signal.aborted || !isSignedOut.get();
    const end = (): void => {
      if (!isOver()) return;
      clearTimeout(timer);
      for (const forget of listeners) forget();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    const listeners = [onRecovery(end), isSignedOut.subscribe(end)];
    signal.addEventListener('abort', end);
  });
}
