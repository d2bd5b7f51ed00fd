// engine: postgres, both in the long form
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { createOrganisation } from '../packages/server/src/modules/organisations/index.ts';
import { freePort } from '../packages/server/src/testing/demo-process.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { makeServerHome } from '../packages/server/src/testing/server-home.ts';
import { runServerCommand, spawnServer } from '../packages/server/src/testing/spawn-server.ts';
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

test('a reader of French is told why something is refused, at its field too', async () => {
  const { page, context } = visit;
  const speak = async (language: 'en' | 'fr'): Promise<void> => {
    const headers = { origin: server.url };
    const answer = await context.request.patch('/api/v1/account', { data: { language }, headers });
    expect(answer.status()).toBe(200);
  };
  await speak('fr');
  await visit.open('/o?new=organisation', 'Organisations');
  const dialog = page.getByRole('dialog');
  await page.fill('[name=name]', 'Globex');
  await page.fill('[name=slug]', 'acme');
  await page.click('dialog [type=submit]');
  await dialog.getByText('Une autre organisation porte déjà ce nom dans les adresses.').waitFor();
  // What the browser would not send.
  await page.route('**/api/v1/organisations', (route) =>
    route.continue({ postData: { name: 'x'.repeat(500), slug: 'No slug' } }),
  );
  await page.click('dialog [type=submit]');
  await dialog.getByText('Au plus 128 caractères.').waitFor();
  await dialog.getByText('Minuscules, chiffres et traits d’union.').first().waitFor();
  await speak('en');
});

test('an error of the server is told, nothing typed is lost, and another try works', async () => {
  const { page } = visit;
  await visit.open('/o?new=organisation', 'Organisations');
  const requestId = 'req_0000000000000000';
  const problem = { type: 'about:blank', title: 'Internal', status: 500, code: 'internal', requestId };
  await page.route('**/api/v1/organisations', (route) => route.fulfill({ status: 500, json: problem }));
  await page.fill('[name=name]', 'Initech');
  await page.click('dialog [type=submit]');
  const alert = page.getByRole('dialog').getByRole('alert');
  await alert.getByText('Something went wrong on our side. Nothing you typed is lost.').waitFor();
  await alert.getByText(requestId).waitFor();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await alert.getByRole('button', { name: 'Reference' }).click();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(requestId);
  expect(await page.inputValue('[name=name]')).toBe('Initech');
  await page.unrouteAll();
  await page.click('dialog [type=submit]');
  await page.getByRole('heading', { level: 1, name: 'Initech' }).waitFor();
});

test('a proxy that does not reach the server counts as a lost connection', async () => {
  const { page } = visit;
  const answer = { status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' };
  await page.route('**/api/v1/**', (route) => route.fulfill(answer));
  await page.route('**/livez', (route) => route.fulfill(answer));
  await page.goto('/o/acme');
  const banner = page.getByText('The server cannot be reached');
  await banner.waitFor();
  await page.getByText('The server could not be reached').first().waitFor();
  await page.unrouteAll();
  await banner.waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1, name: 'Acme' }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('a server that is killed and started again is noticed, and what was typed arrives', async () => {
  const home = await makeServerHome();
  const port = await freePort(5100);
  const env = { ...home.env, PORT: `${port}`, PUBLIC_URL: `http://127.0.0.1:${port}` };
  let own = await spawnServer(env);
  const { email, password } = person;
  await runServerCommand(env, ['create-account', '--email', email, '--name', 'Ada'], password);
  const { page, context, open } = await visitConsole(browser, own, { email, password });
  await open('/o?new=organisation', 'Organisations');
  await page.fill('[name=name]', 'Globex');
  await own.kill('SIGKILL');
  await page.click('dialog [type=submit]');
  await page.getByText('The server could not be reached').waitFor();
  const banner = page.getByText('The server cannot be reached');
  await banner.waitFor();
  own = await spawnServer(env);
  await banner.waitFor({ state: 'detached' });
  expect(await page.inputValue('[name=name]')).toBe('Globex');
  await page.click('dialog [type=submit]');
  await page.getByRole('heading', { level: 1, name: 'Globex' }).waitFor();
  await context.close();
  await own.kill('SIGKILL');
  await home.drop();
});

test('a lost connection is said in the dialog on top, where one can try now', async () => {
  const { page, context } = visit;
  await visit.open('/o?new=organisation', 'Organisations');
  await page.fill('[name=name]', 'Umbrella');
  await page.route('**/livez', (route) => route.abort());
  await context.setOffline(true);
  const dialog = page.getByRole('dialog');
  const retry = dialog.getByRole('button', { name: 'Try now' });
  await retry.click();
  expect(await pageFaults(page)).toEqual([]);
  await context.setOffline(false);
  await page.unrouteAll();
  await retry.waitFor({ state: 'detached' });
  expect(await page.inputValue('[name=name]')).toBe('Umbrella');
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
