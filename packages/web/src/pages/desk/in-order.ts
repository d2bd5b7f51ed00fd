/**
 * Sends one thing after another, each when the one before has been answered or has failed: two requests at once may
 * arrive in either order, and then the older word stands.
 *
 * @example const say = inOrder((doing) => client.desk.present({ ticket, doing }));
 */
export function inOrder<T>(send: (what: T) => Promise<unknown>): (what: T) => void {
  let last: Promise<unknown> = Promise.resolve();
  return (what) => {
    last = last.then(() => send(what)).catch(() => undefined);
  };
}
