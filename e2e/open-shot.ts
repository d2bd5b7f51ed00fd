import type { Page, Request } from 'playwright-core';
import type { ShotPage } from '../scripts/shots-pages.ts';
import { readInPage, twoFrames } from './layout.ts';

const SHOW_OTHER = readInPage('show-other');

/** Opens a page of the list of pictures, does what it says comes before, and waits until all that it shows is there. */
export async function openShot(
  page: Page,
  { path, before }: ShotPage,
  names: Record<string, string>,
  go: (page: Page, address: string) => Promise<unknown> = (on, address) => on.goto(address),
): Promise<void> {
  const quiet = watchRequests(page);
  await go(
    page,
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name]!),
  );
  await page.locator('h1').first().waitFor();
  if (before?.key) await page.keyboard.press(before.key);
  for (const press of [before?.press ?? []].flat()) await page.locator(press).first().click();
  // What the address asks to be done opens in a dialog, which may come after everything else is there.
  if (path.includes('do=')) await page.getByRole('dialog').first().waitFor();
  if (before) await page.locator(before.shows).filter({ visible: true }).first().waitFor();
  await quiet();
  await page.locator('.ui-skeleton').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready');
}

/** Follows what a page asks for; the answer waits until nothing is under way but live streams, which never end. */
function watchRequests(page: Page): () => Promise<void> {
  const open = new Set<Request>();
  let changed = Promise.withResolvers<void>();
  const begin = (request: Request): void => {
    if (!new URL(request.url()).pathname.endsWith('/live')) open.add(request);
  };
  const end = (request: Request): void => {
    open.delete(request);
    changed.resolve();
    changed = Promise.withResolvers();
  };
  page.on('request', begin).on('requestfinished', end).on('requestfailed', end);
  return async () => {
    do {
      while (open.size > 0) await changed.promise;
      // What arrived is drawn, and may ask for more.
      await twoFrames(page);
    } while (open.size > 0);
    page.off('request', begin).off('requestfinished', end).off('requestfailed', end);
  };
}

/** Goes to another page of the console that is open, without loading the console anew. */
export async function goWithin(page: Page, address: string): Promise<void> {
  await page.evaluate(SHOW_OTHER.replace("'ADDRESS'", JSON.stringify(address)));
}
