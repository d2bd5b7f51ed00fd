/*
 * What takes away the page one is on, such as deleting a channel, leaves a moment in which that page is still shown
 * and asks for what is gone: an event arrives live, a window gets the focus. Until the next page is shown, reads wait;
 * those of the page that went are called off by then.
 */

const LONGEST_MS = 5000;
// What the old page asked for is called off shortly after the new one is drawn.
const SETTLED_MS = 100;

let wait: { promise: Promise<void>; end: () => void } | null = null;

/** From here on reads wait for {@link arrived} or {@link stay}. */
export function leave(): void {
  if (wait) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(stay, LONGEST_MS);
  const end = (): void => {
    clearTimeout(timer);
    wait = null;
    resolve();
  };
  wait = { promise, end };
}

/** The next page is shown. */
export function arrived(): void {
  if (wait) setTimeout(stay, SETTLED_MS);
}

/** One stays after all. */
export function stay(): void {
  wait?.end();
}

/** A way to ask the server that holds reads back while one leaves a page. */
export function unlessLeaving(ask: typeof fetch): typeof fetch {
  return async (input, init) => {
    const { method = 'GET', signal } = input instanceof Request ? input : (init ?? {});
    if (wait && method === 'GET') {
      await wait.promise;
      signal?.throwIfAborted();
    }
    return ask(input, init);
  };
}
