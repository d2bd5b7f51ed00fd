import { answersNow } from './answers-now.ts';
import { makeSignal } from './signal.ts';
import { unlessSilent } from './unless-silent.ts';

/** Whether the server answers, and whether it serves another console than this one. */
export const isLost = makeSignal(false);
export const isOutdated = makeSignal(false);
/** Set when the server no longer knows who this is. */
export const isSignedOut = makeSignal(false);

const VERSION_HEADER = 'x-console-version';
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 5000;
// Nobody looks at a tab in the background.
const LONGEST_UNSEEN_WAIT_MS = 15_000;

let ownVersion = '';
let timer: ReturnType<typeof setTimeout> | undefined;
const recovered = new Set<() => void>();

/** Tells which console this is; another version in an answer makes it outdated. */
export function knowVersion(version: string): void {
  ownVersion = version;
}

/** Calls when the server answers again after it did not. */
export function onRecovery(listener: () => void): () => void {
  recovered.add(listener);
  return () => void recovered.delete(listener);
}

/** A way to ask the server, which notices what its answers say of the connection, the session and the version. */
export function watched(ask: typeof fetch): typeof fetch {
  return async (input, init) => {
    let answer: Response;
    try {
      answer = await ask(input, init);
    } catch (error) {
      const isOver = (input instanceof Request ? input.signal : init?.signal)?.aborted;
      if (!isOver) lose();
      throw error;
    }
    if (isOfProxy(answer)) lose();
    else find();
    const version = answer.headers.get(VERSION_HEADER);
    if (version && ownVersion && version !== ownVersion) isOutdated.set(true);
    if (answer.status === 401) isSignedOut.set(true);
    return answer;
  };
}

/** Whether a proxy answered for a server that it does not reach; our own refusals are data. */
function isOfProxy({ status, headers }: Response): boolean {
  return [502, 503, 504].includes(status) && !headers.get('content-type')?.includes('json');
}

/** `fetch`, watched. */
export const watchedFetch: typeof fetch = watched(unlessSilent((input, init) => fetch(input, init)));

function lose(): void {
  isLost.set(true);
  timer ??= setTimeout(() => void knock(FIRST_WAIT_MS), FIRST_WAIT_MS);
}

function find(): void {
  clearTimeout(timer);
  timer = undefined;
  if (!isLost.get()) return;
  isLost.set(false);
  for (const listener of recovered) listener();
}

async function knock(waitedMs: number): Promise<void> {
  if (await answersNow()) return find();
  const longest = document.visibilityState === 'visible' ? LONGEST_WAIT_MS : LONGEST_UNSEEN_WAIT_MS;
  const waitMs = Math.min(waitedMs * 2, longest);
  clearTimeout(timer);
  timer = setTimeout(() => void knock(waitMs), waitMs);
}

/** Asks at once whether the server answers again; done when that is known. */
export function knockNow(): Promise<void> {
  clearTimeout(timer);
  return knock(FIRST_WAIT_MS);
}

addEventListener('online', () => void knockNow());
document.addEventListener('visibilitychange', () => {
  if (isLost.get() && document.visibilityState === 'visible') void knockNow();
});
addEventListener('offline', lose);
