// engine: postgres, both in the long form
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { openBrowser } from './browser.ts';
import { consolePerson, visitConsole, type ConsoleVisit } from './console.ts';

let server: TestServer;
let browser: Browser;
let visit: ConsoleVisit;
beforeAll(async () => {
  [server, browser] = await Promise.all([makeServer(), openBrowser()]);
  const operator = await consolePerson(server, { email: 'ops@example.com', name: 'Ops', operator: true });
  visit = await visitConsole(browser, server, operator);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('an operator writes the next support policy, sees what is wrong, looks at it and publishes it', async () => {
  const { page, complaints } = visit;
  const openDraft = () => visit.open('/admin/policy/draft', 'The next version');
  const closes = page.getByLabel('Closes at');
  await openDraft();
  await closes.fill('05:00');
  await page.getByText('Changes are not saved').waitFor();
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByText('must be later than the beginning').last().waitFor();
  expect(await closes.getAttribute('aria-invalid')).toBe('true');
  await closes.fill('20:00');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByText('The draft is saved').waitFor();
  await page.getByRole('button', { name: 'Throw the draft away' }).waitFor();

  // What is not saved yet is seen and published, too.
  await openDraft();
  expect(await closes.inputValue()).toBe('20:00');
  await page.getByLabel('Text, French').first().fill('Nous aidons.');
  await page.getByRole('tab', { name: 'Preview in French' }).click();
  await page.getByText('Du lundi au vendredi, de 06:00 à 20:00').waitFor();
  await page.getByText('Nous aidons.').waitFor();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Note').fill('Open until eight');
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('heading', { level: 1, name: 'Support policy' }).waitFor();
  const row = page.getByRole('row', { name: /Version 2/ });
  await row.getByText('In force').waitFor();
  await row.getByText('Open until eight').waitFor();

  await openDraft();
  await page.getByText('Begun from version 2').waitFor();
  // A browser says it of the answer that the fields were wrong.
  expect(complaints.filter((text) => !text.includes('400 (Bad Request)'))).toEqual([]);
  await page.goto('/fr/support');
  await page.getByText('Nous aidons.').waitFor();
});
