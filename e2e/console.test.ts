// engine: postgres, both in the long form
import type { Browser, Response } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../packages/server/src/modules/apps/index.ts';
import { createOrganisation } from '../packages/server/src/modules/organisations/index.ts';
import { createProject } from '../packages/server/src/modules/projects/index.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { openBrowser } from './browser.ts';
import { consolePerson, pageFaults, visitConsole, type ConsolePerson } from './console.ts';

const PHONE = { width: 390, height: 844 };

let server: TestServer;
let browser: Browser;
let person: ConsolePerson;
beforeAll(async () => {
  [server, browser] = await Promise.all([makeServer(), openBrowser()]);
  person = await consolePerson(server);
  await createOrganisation(person.ctx, { name: 'Acme', slug: 'acme' });
  await createProject(person.ctx, { org: 'acme', name: 'Shop', slug: 'shop' });
  await createApp(person.ctx, {
    org: 'acme',
    project: 'shop',
    name: 'shop-ios',
    os: 'ios',
    framework: 'React-Native',
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('signing in leads to the page that was asked for, and from there to an app', async () => {
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await page.goto('/o/acme?from=mail');
  await page.fill('[name=email]', person.email);
  await page.fill('[name=password]', person.password);
  await page.click('main form button');
  await page.waitForURL('**/o/acme?from=mail');
  await page.getByRole('link', { name: 'shop-ios' }).click();
  await page.getByRole('heading', { level: 1, name: 'shop-ios' }).waitFor();
  // The focus went to the new page's heading, and its title to the window.
  await page.locator('h1:focus').waitFor();
  expect(await page.title()).toBe('shop-ios · CodePushGo');
  await context.close();
});

test('what does not exist is told on a page that is sound, too', async () => {
  const visit = await visitConsole(browser, server, person, { viewport: PHONE });
  await visit.open('/o/nowhere', 'nowhere');
  await visit.page.getByRole('alert').waitFor();
  expect(await pageFaults(visit.page)).toEqual([]);
  expect(visit.complaints.filter((text) => !text.includes('404'))).toEqual([]);
  await visit.context.close();
});

test('everything is found and opened by keyboard', async () => {
  const { page, context, open, complaints } = await visitConsole(browser, server, person);
  await open('/o/acme', 'Acme');
  await page.keyboard.press('Tab');
  await page.getByRole('link', { name: 'Skip to the content' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type('op-io');
  // The marked one is what Enter opens.
  await page.getByRole('option', { name: 'shop-ios' }).and(page.locator('[data-highlighted]')).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'shop-ios' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/o/acme/p/shop/a/shop-ios');
  expect(complaints).toEqual([]);
  await context.close();
});

test('language and theme change at once, and the next page comes in them from the server', async () => {
  const other = await consolePerson(server, { email: 'grace@example.com', name: 'Grace Hopper' });
  const { page, context, open, complaints } = await visitConsole(browser, server, other);
  await open('/o', 'Organisations');
  const choose = async (choice: string): Promise<void> => {
    await page.getByRole('button', { name: /Grace Hopper/ }).click();
    const isTold = (answer: Response): boolean => answer.request().method() === 'PATCH' && answer.ok();
    const item = page.getByRole('menu').getByText(choice, { exact: true });
    await Promise.all([page.waitForResponse(isTold), item.click()]);
  };
  await choose('Dark');
  await choose('Français');
  await page.getByRole('link', { name: 'Nouvelle organisation' }).first().waitFor();
  const html = await (await context.request.get('/o')).text();
  expect(html).toContain('<html lang="fr" data-theme="dark">');
  expect(complaints).toEqual([]);
  await context.close();
});
