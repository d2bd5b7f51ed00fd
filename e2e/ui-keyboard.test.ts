import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { buildGallery, buttonOf as button, visitGallery } from './gallery.ts';

const PHONE = { viewport: { width: 390, height: 844 } };

let browser: Browser;
let files: Map<string, string>;
beforeAll(async () => {
  [browser, files] = await Promise.all([openBrowser(), buildGallery()]);
});
afterAll(() => browser?.close());

async function visit(part: string, options = {}, scheme = 'https'): Promise<Page> {
  const { context, page, complaints } = await visitGallery(browser, files, part, options, scheme);
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  return page;
}

/** What has the focus, by its visible or given name. */
async function focused(page: Page): Promise<string> {
  return page.evaluate<string>(
    `(({ tagName, labels, innerText, ariaLabel }) => tagName + ' ' + (labels?.[0]?.innerText ?? ariaLabel ?? innerText))(document.activeElement)`,
  );
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('a combobox is filtered, chosen from, cleared and left by keyboard', async () => {
  const page = await visit('controls');
  const box = page.getByRole('combobox', { name: 'App' });
  const names = async (): Promise<string[]> => page.getByRole('listbox').getByRole('option').allInnerTexts();
  await box.focus();
  await press(page, 'ArrowDown');
  await expect.poll(names).toHaveLength(5);
  await box.fill('till');
  await expect.poll(names).toEqual(['till-ios\niOS', 'till-android\nAndroid']);
  await press(page, 'ArrowDown', 'Enter');
  expect(await box.inputValue()).toBe('till-android');
  await expect.poll(names).toEqual([]);
  await box.fill('nothing like it');
  await page.getByText('Nothing matches.').waitFor();
  await press(page, 'Tab');
  await expect.poll(() => box.inputValue()).toBe('till-android');
  await box.click();
  expect(await page.getByRole('listbox').getByRole('option', { selected: true }).innerText()).toContain(
    'till-android',
  );
  await press(page, 'Escape');
  await expect.poll(names).toEqual([]);
  await box.fill('');
  await press(page, 'Tab');
  await expect.poll(() => box.inputValue()).toBe('');
});

test('a dialog takes the focus, keeps it, and gives it back', async () => {
  const page = await visit('overlays');
  await button(page, 'Open dialog').focus();
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: 'New app' });
  await dialog.waitFor();
  expect(await focused(page)).toBe('INPUT App name');
  for (let step = 0; step < 9; step += 1) {
    await press(page, 'Tab');
    // The browser's own bar takes a turn, on which the page has no focus.
    expect(
      await page.evaluate(
        `document.activeElement === document.body || !!document.activeElement.closest('dialog')`,
      ),
    ).toBe(true);
  }
  await press(page, 'Escape');
  expect(await dialog.count()).toBe(0);
  expect(await focused(page)).toBe('BUTTON Open dialog');
});

test('a form in a dialog says what is missing and sends once it is there', async () => {
  const page = await visit('overlays');
  await button(page, 'Open dialog').click();
  const dialog = page.getByRole('dialog');
  await button(dialog, 'Create app').click();
  const name = dialog.getByLabel('App name');
  await expect.poll(() => name.getAttribute('aria-invalid')).toBe('true');
  await expect.poll(() => focused(page)).toBe('INPUT App name');
  expect(await page.locator(`#${await describedBy(name)}`).innerText()).toBe('Fill in this field.');
  await page.keyboard.type('shop-ios');
  expect(await name.getAttribute('aria-invalid')).toBe(null);
  await dialog.getByRole('combobox').click();
  await page.keyboard.type('andr');
  await press(page, 'Enter');
  expect(await dialog.getByRole('combobox').inputValue()).toBe('android');
  await button(dialog, 'Create app').click();
  await page.getByText('The app was made').waitFor();
  expect(await dialog.count()).toBe(0);
});

async function describedBy(control: Locator): Promise<string> {
  return (await control.getAttribute('aria-describedby'))!.replaceAll(/([^\w-])/g, String.raw`\$1`);
}

test('a grave deed needs the name, and a failure keeps what was typed', async () => {
  const page = await visit('overlays');
  await button(page, 'Open confirmation').click();
  const dialog = page.getByRole('dialog');
  const confirm = button(dialog, 'Delete the app');
  await page.keyboard.type('shop-io');
  expect(await confirm.isDisabled()).toBe(true);
  await page.keyboard.type('s');
  await press(page, 'Enter');
  await dialog.getByRole('alert').getByText('Nothing was deleted').waitFor();
  expect(await dialog.getByLabel('Type shop-ios to confirm').inputValue()).toBe('shop-ios');
  await confirm.click();
  await page.getByRole('log').getByText('shop-ios was deleted').waitFor();
  expect(await focused(page)).toBe('BUTTON Open confirmation');
});

test('a menu is opened, walked and closed by keyboard', async () => {
  const page = await visit('overlays');
  await button(page, 'Account').focus();
  await press(page, 'ArrowDown');
  const menu = page.getByRole('menu', { name: 'Account' });
  await menu.waitFor();
  await expect.poll(() => focused(page)).toBe('A Account');
  await press(page, 'ArrowDown');
  await expect.poll(() => focused(page)).toContain('English');
  await page.keyboard.type('sign');
  await expect.poll(() => focused(page)).toContain('Sign out');
  await press(page, 'Escape');
  await menu.waitFor({ state: 'detached' });
  expect(await focused(page)).toBe('BUTTON Account');
  await press(page, 'Enter');
  await expect.poll(() => focused(page)).toBe('A Account');
  await page.keyboard.type('new');
  await expect.poll(() => focused(page)).toContain('New app');
  await press(page, 'Enter');
  await page.getByRole('dialog', { name: 'New app' }).waitFor();
  await press(page, 'Escape');
  await expect.poll(() => focused(page)).toBe('BUTTON Account');
  await button(page, 'Account').click();
  await menu.waitFor();
  await button(page, 'Account').click();
  await menu.waitFor({ state: 'detached' });
});

test('the palette finds by any word, asks for more, and does what is chosen', async () => {
  const page = await visit('overlays');
  await button(page, 'Open palette').click();
  const options = page.getByRole('option');
  await page.getByRole('dialog', { name: 'Command palette' }).waitFor();
  await expect.poll(() => options.count()).toBe(5);
  await page.keyboard.type('members');
  await expect.poll(() => options.allInnerTexts()).toEqual(['Settings', 'v12 members\nProduction']);
  await press(page, 'ArrowDown', 'Enter');
  await page.getByRole('log').getByText('v12').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await focused(page)).toBe('BUTTON Open palette');
});

test('tabs are walked with the arrow keys', async () => {
  const page = await visit('overlays');
  await page.getByRole('tab', { name: 'One' }).focus();
  await press(page, 'ArrowRight');
  expect(await page.getByRole('tabpanel').innerText()).toBe('The second view.');
  await press(page, 'End');
  expect(await focused(page)).toBe('BUTTON Three');
  await press(page, 'ArrowRight', 'Tab');
  expect(await page.getByRole('tabpanel', { name: 'One' }).innerText()).toBe('The first view.');
});

test('a table is sorted, filtered, paged and walked', async () => {
  const page = await visit('table');
  const table = page.getByRole('table', { name: 'Devices', exact: true });
  const names = table.getByRole('rowheader');
  const head = table.getByRole('columnheader', { name: 'Checks' });
  await button(table, 'Checks').click();
  expect(await head.getAttribute('aria-sort')).toBe('ascending');
  await button(table, 'Checks').click();
  expect(await head.getAttribute('aria-sort')).toBe('descending');
  const checks = (await table.locator('tbody tr td:nth-of-type(5)').allInnerTexts()).map(Number);
  expect(checks).toEqual(checks.toSorted((one, other) => other - one));
  const first = await names.allInnerTexts();
  const pages = page.getByRole('navigation', { name: 'Pages: Devices', exact: true });
  await button(pages, 'Next').click();
  await expect.poll(() => names.allInnerTexts()).not.toEqual(first);
  await button(pages, 'Previous').click();
  await expect.poll(() => names.allInnerTexts()).toEqual(first);
  await page.getByLabel('Search devices').first().fill('pixel');
  await expect.poll(async () => new Set(await names.allInnerTexts())).toEqual(new Set(['Pixel 9']));
  await table.getByRole('link').first().focus();
  const before = await page.evaluate('document.activeElement.href');
  await press(page, 'ArrowDown');
  expect(await page.evaluate('document.activeElement.href')).not.toBe(before);
  await press(page, 'ArrowUp');
  expect(await page.evaluate('document.activeElement.href')).toBe(before);
  await page.getByLabel('Search devices').first().fill('no such thing');
  await page.getByText('Nothing matches these filters.').waitFor();
  await button(page, 'Clear filters').first().click();
  await expect.poll(() => names.count()).toBe(8);
  await button(page, 'Try again').click();
  await page.getByRole('table', { name: 'Failed devices' }).waitFor();
});

test('a narrow table is a row of cards that is sorted by a list', async () => {
  const page = await visit('table', PHONE);
  const table = page.getByRole('table', { name: 'Devices', exact: true });
  expect(await table.getByRole('columnheader').count()).toBe(0);
  await page.getByLabel('Sort by').first().selectOption('-checks');
  await expect.poll(() => table.locator('[data-label=Checks]').first().innerText()).toBe('207');
  // The label of a value is drawn beside it.
  const label = `getComputedStyle(document.querySelector('td[data-label=Checks]'), '::before').content`;
  expect(await page.evaluate(label)).toBe('"Checks"');
});

test('a refused form keeps its values and marks the field that the server named', async () => {
  const page = await visit('controls');
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('taken');
  await page.getByLabel('Address').fill('Not Good');
  await button(page, 'Create').click();
  await page.getByText('Use small letters, digits and -.').waitFor();
  await page.getByLabel('Address').fill('good');
  await button(page, 'Create').click();
  await page.getByRole('alert').getByText('Choose another one.').waitFor();
  expect(await name.inputValue()).toBe('taken');
  expect(await name.getAttribute('aria-invalid')).toBe('true');
  await expect.poll(() => focused(page)).toBe('INPUT Name');
  await name.fill('free');
  await button(page, 'Create').click();
  await page.getByText('free was made').waitFor();
});

test('a slider, its number and its marks are one value within its bounds', async () => {
  const page = await visit('controls');
  const [slider, number] = [page.getByRole('slider', { name: 'Rollout' }), page.getByRole('spinbutton')];
  await slider.focus();
  await press(page, 'ArrowRight');
  expect(await number.inputValue()).toBe('26');
  await number.fill('3');
  expect(await slider.inputValue()).toBe('26');
  await number.blur();
  expect(await number.inputValue()).toBe('26');
  await button(page, '100%').click();
  expect(await slider.getAttribute('aria-valuetext')).toBe('100%');
  expect(await button(page, '5%').isDisabled()).toBe(true);
});

/** Whether the second drawing has the green of its first series. */
const colourful = `(() => {
  const canvas = document.querySelectorAll('canvas')[1];
  canvas.style.color = 'var(--operational)';
  const [red, green, blue] = getComputedStyle(canvas).color.match(/\\d+/g).map(Number);
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 0; at < data.length; at += 4)
    if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) return true;
  return false;
})()`;

test('a chart is read by keyboard, and its table holds the same numbers', async () => {
  const page = await visit('charts');
  const chart = page.getByRole('figure', { name: 'Reports per hour' });
  const slider = chart.getByRole('slider');
  await chart.locator('canvas').waitFor();
  // The colours of the theme, not the black that a canvas makes of words it does not know.
  await expect.poll(() => page.evaluate(colourful)).toBe(true);
  await slider.focus();
  await press(page, 'Home', 'ArrowRight');
  const said = (await slider.getAttribute('aria-valuetext'))!;
  expect(said).toMatch(/^16 Nov 2026, 02:00\. Installed: \d+, Failed: \d+$/);
  await chart.getByText('Table').click();
  const row = await chart.getByRole('row').nth(2).innerText();
  const [installed, failed] = said.match(/\d+(?=,|$)/g)!.slice(-2);
  expect(row.split(/\s*\t\s*/)).toEqual(['16 Nov 2026, 02:00', installed, failed]);
});

test.each(['http', 'https'])('copying over %s says so and copies the whole text', async (scheme) => {
  const page = await visit('page', {}, scheme);
  const copy = button(page, 'Copy the package hash');
  await copy.click();
  await page.getByText('Copied').first().waitFor({ state: 'attached' });
  await page.goto(`${new URL(page.url()).origin}/?part=controls`);
  await page.getByLabel('Notes').focus();
  await press(page, 'ControlOrMeta+A', 'ControlOrMeta+V');
  expect(await page.getByLabel('Notes').inputValue()).toMatch(/^[0-9a-f]{64}$/);
});

test('a file of the wrong kind is refused with a reason', async () => {
  const page = await visit('controls');
  const file = { name: 'bundle.tar', mimeType: 'application/x-tar', buffer: Buffer.from('x') };
  await page.getByLabel('Package').setInputFiles(file);
  await page.getByText('Use .zip.').waitFor();
  await page.getByLabel('Package').setInputFiles({ ...file, name: 'bundle.zip' });
  await page.getByText('bundle.zip').waitFor();
  expect(await page.getByText('Use .zip.').count()).toBe(0);
});
