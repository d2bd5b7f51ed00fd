import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { pageFaults } from './console.ts';
import { buildGallery, buttonOf, visitGallery } from './gallery.ts';

const DESKTOP = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 } };

let browser: Browser;
let files: Map<string, string>;
beforeAll(async () => {
  [browser, files] = await Promise.all([openBrowser(), buildGallery()]);
});
afterAll(() => browser?.close());

test.each([
  ['page', PHONE],
  ['page', DESKTOP],
  ['table', PHONE],
  ['table', DESKTOP],
  ['controls', PHONE],
  ['overlays', PHONE],
  ['charts', PHONE],
  ['states', PHONE],
])('the part %s is sound in both themes (%#)', async (part, options) => {
  const { context, page, complaints } = await visitGallery(browser, files, part, options);
  await page.waitForLoadState('networkidle');
  expect(await pageFaults(page)).toEqual([]);
  // One part of the states breaks on purpose.
  expect(complaints.filter((text) => !text.includes('The answer could not be read'))).toEqual([]);
  await context.close();
});

test('cards leave out what only a wide table shows', async () => {
  const shown = async (options: typeof PHONE): Promise<string[]> => {
    const { page, context } = await visitGallery(browser, files, 'table', options);
    const cells = page
      .getByRole('table', { name: 'Devices', exact: true })
      .locator('tbody tr >> nth=0 >> td');
    const labels = await cells.evaluateAll((all) =>
      all.filter((cell) => cell.checkVisibility()).map((cell) => cell.getAttribute('data-label') ?? ''),
    );
    await context.close();
    return labels;
  };
  expect(await shown(DESKTOP)).toContain('Native version');
  const onPhone = await shown(PHONE);
  expect(onPhone).toContain('Release');
  expect(onPhone).not.toContain('Native version');
});

test.each(['Open dialog', 'Open confirmation', 'Open drawer', 'Open palette', 'Account', 'Bad toast'])(
  'what "%s" shows is sound in both themes',
  async (name) => {
    const { page, context } = await visitGallery(browser, files, 'overlays', PHONE);
    await buttonOf(page, name).click();
    await page.locator('dialog, [role=menuitem], .ui-toast').first().waitFor();
    expect(await pageFaults(page)).toEqual([]);
    await context.close();
  },
);

test('an open list of choices is sound in both themes', async () => {
  const { page, context } = await visitGallery(browser, files, 'controls', PHONE);
  await page.getByLabel('App', { exact: true }).click();
  await page.getByRole('option').first().waitFor();
  expect(await pageFaults(page)).toEqual([]);
  await context.close();
});
