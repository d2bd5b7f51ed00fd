import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { findOverflow, lengthenTexts } from './layout.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
});
afterAll(() => browser?.close());

const TEXT = 'Publier la version';
const LONGER = 'Publier la version Publier';
const TOO_WIDE = `<p class="" style="width: 500px">${TEXT}</p>`;

test.each([
  ['fits', 'width: 300px; border: 1px solid', []],
  ['is cut off', 'overflow: hidden', [`“${LONGER}” is cut off by <b class="">`]],
  ['sticks out of its frame', 'border: 1px solid', [`“${LONGER}” sticks out of <b class="">`]],
  ['can be scrolled to', 'overflow: auto; border: 1px solid', []],
  ['ends with an ellipsis', 'overflow: hidden; text-overflow: ellipsis', []],
  ['is for readers of screens', 'overflow: hidden; clip-path: inset(50%)', []],
])('what is said of a longer text that %s', async (_what, style, found) => {
  const box = 'display: block; white-space: nowrap; font: 16px monospace; width: 180px';
  await page.setContent(`<b style="${box}; ${style}">${TEXT}</b><code>${TEXT}</code>`);
  expect(await findOverflow(page)).toEqual([]);
  await lengthenTexts(page);
  expect([await page.textContent('b'), await page.textContent('code')]).toEqual([LONGER, TEXT]);
  expect(await findOverflow(page)).toEqual(found);
});

test('a page that is wider than its window is told', async () => {
  await page.setContent(TOO_WIDE);
  expect(await findOverflow(page)).toEqual([
    expect.stringMatching(/^The page is \d+ px too wide because of <p class="">$/),
  ]);
});
