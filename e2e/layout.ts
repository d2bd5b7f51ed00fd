import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

// They run in the page, whose words the compiler of this project does not know.
export const readInPage = (name: string): string =>
  readFileSync(new URL(`in-page/${name}.js`, import.meta.url), 'utf8');
const LONGER_TEXTS = readInPage('longer-texts');
const FIND_OVERFLOW = readInPage('find-overflow');

/**
 * Makes every text of the page 40 % longer, as if it were written in a wordier language.
 *
 * @returns what gives the texts back, for a page that is used further
 */
export async function lengthenTexts(page: Page): Promise<() => Promise<void>> {
  const restore = await page.evaluateHandle<() => void>(LONGER_TEXTS);
  // What follows its own size, such as the frame of a table, does so in the next frames.
  await twoFrames(page);
  return () => restore.evaluate((call) => call());
}

/** In the page: fulfilled when what just changed is drawn. */
export const TWO_FRAMES = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

/** Waits until what just changed is drawn. */
export async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(TWO_FRAMES);
}

/** The texts of a page that do not fit where they are. Must be none. */
export function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(FIND_OVERFLOW);
}
