// engine: pglite, both in the long form
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { createOrganisation } from '../packages/server/src/modules/organisations/index.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { openBrowser } from './browser.ts';
import { consolePerson, pageFaults, visitConsole, type ConsolePerson, type ConsoleVisit } from './console.ts';

let server: TestServer;
let browser: Browser;
let person: ConsolePerson;
let visit: ConsoleVisit;
beforeAll(async () => {
  [server, browser] = await Promise.all([makeServer(), openBrowser()]);
  person = await consolePerson(server);
  await createOrganisation(person.ctx, { name: 'Acme', slug: 'acme' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => {
  visit = await visitConsole(browser, server, person);
});
afterEach(() => visit.context.close());

test('a form that the server refuses or never gets keeps what was typed, and works the next time', async () => {
  const { page, context } = visit;
  await visit.open('/o?new=organisation', 'Organisations');
  await page.fill('[name=name]', 'Globex');
  await page.fill('[name=slug]', 'acme');
  await page.click('dialog [type=submit]');
  await page.getByRole('alert').waitFor();
  expect(await page.inputValue('[name=name]')).toBe('Globex');
  await page.fill('[name=slug]', 'globex');
  await context.setOffline(true);
  await page.click('dialog [type=submit]');
  await page.getByText('The server could not be reached').waitFor();
  expect(await page.inputValue('[name=slug]')).toBe('globex');
  await context.setOffline(false);
  await page.click('dialog [type=submit]');
  await page.getByRole('heading', { level: 1, name: 'Globex' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/o/globex');
});

test('a lost connection is said, and is over by itself', async () => {
  const { page, context } = visit;
  await visit.open('/o', 'Organisations');
  await context.setOffline(true);
  const banner = page.getByText('The server cannot be reached');
  await banner.waitFor();
  await createOrganisation(person.ctx, { name: 'Made meanwhile', slug: 'meanwhile' });
  await context.setOffline(false);
  await banner.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Made meanwhile' }).waitFor();
  // It came without a new page.
  expect(await page.evaluate('performance.getEntriesByType("navigation")[0].type')).toBe('navigate');
});

test('who was signed out is asked to sign in where they were, also in another tab', async () => {
  const { page, context } = visit;
  await visit.open('/o?new=organisation', 'Organisations');
  await page.fill('[name=name]', 'Half typed');
  await context.clearCookies();
  await page.fill('[name=slug]', 'half-typed');
  await page.click('dialog [type=submit]');
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.waitFor();
  expect(await pageFaults(page)).toEqual([]);
  const link = dialog.getByRole('link', { name: 'Sign in in another tab' });
  const [tab] = await Promise.all([context.waitForEvent('page'), link.click()]);
  await tab.fill('[name=email]', person.email);
  await tab.fill('[name=password]', person.password);
  await tab.click('main form button');
  await tab.waitForURL('**/o?new=organisation');
  await tab.close();
  await page.evaluate("dispatchEvent(new Event('focus'))");
  await dialog.waitFor({ state: 'detached' });
  await page.click('dialog [type=submit]');
  await page.getByRole('heading', { level: 1, name: 'Half typed' }).waitFor();
});

test('a tab from before an update loads itself anew when its code is gone, and only once', async () => {
  const { page } = visit;
  let loads = 0;
  page.on('domcontentloaded', () => (loads += 1));
  await visit.open('/o', 'Organisations');
  let refused = 0;
  await page.route('**/assets/organisation-page-*.js', (route) => {
    refused += 1;
    return refused === 1 ? route.fulfill({ status: 404 }) : route.continue();
  });
  await page.getByRole('link', { name: 'Acme', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Acme' }).waitFor();
  expect(refused).toBe(2);
  await page.route('**/assets/project*.js', (route) => route.fulfill({ status: 404 }));
  const before = loads;
  await page.goto('/o/acme/p/none');
  await page.getByRole('alert').waitFor();
  expect(loads - before).toBe(2);
});

test('a newer console is said, and is there on the next page', async () => {
  const { page } = visit;
  await page.route('**/api/v1/organisations/acme', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'x-console-version': 'newer' } });
  });
  await visit.open('/o/acme', 'Acme');
  await page.getByText('A new version of the console is here').waitFor();
  const loaded = page.waitForEvent('load');
  await page.getByRole('navigation', { name: 'Where you are' }).getByRole('link').first().click();
  await loaded;
  await page.getByRole('heading', { level: 1, name: 'Organisations' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/o');
});
