import { setImmediate } from 'node:timers/promises';

/** Knows what an app has under way, so that a test can wait for its end instead of sleeping. */
export interface PendingWork {
  /** Counts the promise as work under way, and hands it on. */
  track<T>(promise: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way any more, nor begun by what ended. */
  idle(): Promise<void>;
}

/** Makes a counter of work under way. */
export function pendingWork(): PendingWork {
  const open = new Set<Promise<unknown>>();
  return {
    track(promise) {
      const entry = promise
        .catch(() => undefined)
        .finally(() => {
          open.delete(entry);
        });
      open.add(entry);
      return promise;
    },
    async idle() {
      // What ends may begin the next in its continuations, which run before the next turn of the event loop.
      do {
        await Promise.all(open);
        await setImmediate();
      } while (open.size > 0);
    },
  };
}
