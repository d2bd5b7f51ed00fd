import { ApiProblem, getEventMeta } from '@codepushgo/contract/client';
import { onRecovery } from './connection.ts';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15_000;

/** What every live stream ends with; its other events are its own. */
export interface LastEvent {
  type: 'ended';
  reason: 'signed-out' | 'access-lost' | 'stopping';
}

/** Opens a live stream; `lastEventId` names the last event that arrived before. */
export type OpenStream<E> = (options: {
  signal: AbortSignal;
  lastEventId?: string;
}) => Promise<AsyncIterable<E>>;

/** Who listens to a live stream. */
export interface LiveListener<E> {
  onEvent: (event: E) => void;
  /** Whether events arrive at present. */
  onState: (isOn: boolean) => void;
}

/** Where a stream was left, for the next time it is opened. */
export interface LivePosition {
  lastEventId?: string;
}

/** Follows a stream through restarts and lost connections, until `signal` ends it or the server has no more to say. */
export async function followLive<E extends { type: string }>(
  open: OpenStream<E>,
  listener: LiveListener<E>,
  position: LivePosition,
  signal: AbortSignal,
): Promise<void> {
  let waitMs = FIRST_WAIT_MS;
  while (!signal.aborted) {
    try {
      if (await readStream(open, listener, position, signal)) return;
      waitMs = FIRST_WAIT_MS;
    } catch (error) {
      if (isFinal(error)) return;
    } finally {
      if (!signal.aborted) listener.onState(false);
    }
    await pause(waitMs, signal);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }
}

/** Reads until the stream ends; true when there is nothing to come back to. */
async function readStream<E extends { type: string }>(
  open: OpenStream<E>,
  listener: LiveListener<E>,
  position: LivePosition,
  signal: AbortSignal,
): Promise<boolean> {
  for await (const event of await open({ signal, ...position })) {
    if (signal.aborted) return true;
    const { id } = getEventMeta(event) ?? {};
    if (id !== undefined) position.lastEventId = id;
    const isLast = hasEnded(event);
    if (!isLast) listener.onState(true);
    listener.onEvent(event);
    if (isLast) return event.reason !== 'stopping';
  }
  return false;
}

/** Whether an event is the last one of its stream. */
export function hasEnded<E extends { type: string }>(event: E): event is E & LastEvent {
  return event.type === 'ended';
}

// A refusal stays one; too many listeners and a server that restarts do not.
function isFinal(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return false;
  const { status } = error.problem;
  return status < 500 && status !== 429 && status !== 422;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      forget();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    const forget = onRecovery(end);
    signal.addEventListener('abort', end);
  });
}
