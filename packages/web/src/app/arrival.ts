import { makeSignal } from './signal.ts';

/** The page that is shown; the first one of a document is announced by the browser itself. */
export const arrival = makeSignal({ title: '', isFirst: true });

let shownPath: string | undefined;

/** A page is on the screen: names the window after it and, after a navigation, brings the focus to its heading. */
export function arrive(pathname: string, title: string): void {
  document.title = `${title} · CodePushGo`;
  if (pathname === shownPath) return;
  const isFirst = shownPath === undefined;
  shownPath = pathname;
  arrival.set({ title, isFirst });
  if (!isFirst) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}
