import { Worker } from 'node:worker_threads';
import type { MessageContent } from './read-message.ts';
import type { ThreadAnswer } from './read-thread.ts';

/** The message could not be read: it is broken, or made to be. */
export class UnreadableError extends Error {
  constructor(cause?: unknown) {
    super('The message could not be read.', { cause });
    this.name = 'UnreadableError';
  }
}

const MOST_MS = 20_000;
const MOST_HEAP_MB = 512;

// One that has proved itself waits for the next message; it does not keep the process alive.
let idle: Worker | undefined;

/**
 * Reads a message in another thread, so that a hostile one costs a bounded time and memory, and nobody else waits.
 *
 * @throws UnreadableError
 * @example (await readInThread(Buffer.from('Subject: Help\r\n\r\nHello'))).text; // 'Hello'
 */
export async function readInThread(raw: Buffer, signal?: AbortSignal): Promise<MessageContent> {
  signal?.throwIfAborted();
  const worker = idle ?? openThread();
  idle = undefined;
  worker.ref();
  const read = Promise.withResolvers<ThreadAnswer>();
  const fail = (cause?: unknown): void => read.reject(new UnreadableError(cause));
  const stop = (): void => read.reject(signal?.reason);
  const late = setTimeout(fail, MOST_MS);
  worker.on('message', read.resolve).on('error', fail).on('exit', fail);
  signal?.addEventListener('abort', stop, { once: true });
  worker.postMessage(Uint8Array.from(raw));
  try {
    const answer = await read.promise;
    keep(worker);
    if ('fault' in answer) throw new UnreadableError(new Error(answer.fault));
    return answer.content;
  } catch (error) {
    if (idle !== worker) await worker.terminate();
    throw error;
  } finally {
    clearTimeout(late);
    worker.off('message', read.resolve).off('error', fail).off('exit', fail);
    signal?.removeEventListener('abort', stop);
  }
}

function openThread(): Worker {
  const worker = new Worker(new URL('./read-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    stdout: true,
    stderr: true,
  });
  // While it is idle an error of its own must not end the process.
  worker.on('error', () => undefined);
  worker.on('exit', () => (idle = idle === worker ? undefined : idle));
  return worker;
}

function keep(worker: Worker): void {
  if (idle) return void worker.terminate();
  idle = worker;
  worker.unref();
}
