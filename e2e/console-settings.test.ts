// engine: postgres, both in the long form
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../packages/server/src/modules/apps/index.ts';
import { createOrganisation } from '../packages/server/src/modules/organisations/index.ts';
import { createProject } from '../packages/server/src/modules/projects/index.ts';
import { readMailbox } from '../packages/server/src/testing/mailbox.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { openBrowser } from './browser.ts';
import { consolePerson, pageFaults, visitConsole, type ConsolePerson, type ConsoleVisit } from './console.ts';

let server: TestServer;
let browser: Browser;
let visit: ConsoleVisit;
let owner: ConsolePerson;
beforeAll(async () => {
  [server, browser] = await Promise.all([makeServer({ resolveHost: async () => [] }), openBrowser()]);
  owner = await consolePerson(server);
  await createOrganisation(owner.ctx, { name: 'Acme', slug: 'acme' });
  await createProject(owner.ctx, { org: 'acme', name: 'Shop', slug: 'shop' });
  visit = await visitConsole(browser, server, owner);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('an access key is shown once, works as far as it was given, and is refused after it was revoked', async () => {
  const { page } = visit;
  await visit.open('/o/acme/settings/access-keys?new=access-key', 'Access keys');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Build server');
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  const secret = await dialog.getByRole('region', { name: 'Access key' }).innerText();
  const ask = async (path: string): Promise<number> => {
    const headers = { authorization: `Bearer ${secret.trim()}` };
    return (await server.fetch(`/api/v1${path}`, { headers })).status;
  };
  expect(await ask('/organisations/acme/projects')).toBe(200);
  expect(await ask('/organisations/ada-lovelace/projects')).toBe(403);
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  expect(await page.content()).not.toContain(secret.trim());
  const keys = page.getByRole('table', { name: 'Access keys of this organisation' });
  await keys.getByRole('button', { name: 'Actions for Build server' }).click();
  await page.getByRole('menuitem', { name: 'Revoke' }).click();
  await dialog.getByLabel('Type Build server to confirm').fill('Build server');
  await dialog.getByRole('button', { name: 'Revoke the key' }).click();
  await keys.waitFor({ state: 'detached' });
  expect(await ask('/organisations/acme/projects')).toBe(401);
  expect(visit.complaints.filter((one) => !one.includes('401'))).toEqual([]);
});

test('a webhook tells its secret once, and its log what came of a test', async () => {
  const { page } = visit;
  await visit.open('/o/acme/settings/webhooks?new=webhook', 'Webhooks');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill('https://hooks.acme.example/releases');
  await dialog.getByLabel('What it is for').fill('Team chat');
  await dialog.getByRole('button', { name: 'Make the webhook' }).click();
  await page.waitForTimeout(3000);
  await dialog.getByText(/^whsec_/).waitFor({ timeout: 1000 });
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  await page.getByRole('heading', { level: 1, name: 'Team chat' }).waitFor();
  await page.getByRole('button', { name: 'Send a test' }).click();
  const log = page.getByRole('table', { name: 'Delivery log' });
  await log.getByText('The host name is not known').waitFor();
  expect(await pageFaults(page)).toEqual([]);
  await log.getByRole('link', { name: 'Test' }).click();
  await dialog.getByText('Attempt 1').waitFor();
  await dialog.getByRole('region', { name: 'What is sent' }).getByText('webhook.tested').waitFor();
  expect(await pageFaults(page)).toEqual([]);
  expect(visit.complaints.filter((one) => !one.includes('401'))).toEqual([]);
});

const speak = async (language: 'en' | 'fr'): Promise<void> => {
  const headers = { origin: server.url };
  const answer = await visit.context.request.patch('/api/v1/account', { data: { language }, headers });
  expect(answer.status()).toBe(200);
};

test('a project goes to another organisation with its apps, once its name is typed', async () => {
  const { page } = visit;
  await createOrganisation(owner.ctx, { name: 'Globex', slug: 'globex' });
  await createApp(owner.ctx, { org: 'acme', project: 'shop', name: 'shop-ios', os: 'ios' });
  await speak('fr');
  await visit.open('/o/acme/p/shop/settings?do=move', 'Réglages de Shop');
  const dialog = page.getByRole('dialog', { name: 'Déplacer Shop vers une autre organisation' });
  await dialog.getByText('1 application\u00a0: shop-ios').waitFor();
  expect(await pageFaults(page)).toEqual([]);
  await speak('en');
  await visit.open('/o/acme/p/shop/settings', 'Settings of Shop');
  await page.getByRole('button', { name: 'Move the project' }).click();
  const confirm = page.getByRole('dialog');
  const move = confirm.getByRole('button', { name: 'Move the project' });
  await confirm.getByText('1 app: shop-ios').waitFor();
  await confirm.getByRole('combobox', { name: 'To' }).fill('glob');
  await page.getByRole('option', { name: 'Globex' }).click();
  expect(await move.isDisabled()).toBe(true);
  await confirm.getByLabel('Type shop to confirm').fill('shop');
  await move.click();
  await page.getByText('Shop now belongs to Globex.').waitFor();
  await page.getByRole('navigation', { name: 'Where you are' }).getByText('Globex').waitFor();
  expect(new URL(page.url()).pathname).toBe('/o/globex/p/shop/settings');
  const has = async (org: string): Promise<number> =>
    (await visit.context.request.get(`/api/v1/organisations/${org}/apps/shop-ios`)).status();
  expect([await has('acme'), await has('globex')]).toEqual([404, 200]);
});

test('another address signs one in once the link in its mail was followed, and the old one no longer', async () => {
  const { page, context } = visit;
  const [old, fresh] = [owner.email, 'countess@example.com'];
  await visit.open('/account', 'Profile');
  await page.getByRole('button', { name: 'Change the address' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('New e-mail address').fill(fresh);
  await dialog.getByLabel('Present password').fill(owner.password);
  expect(await pageFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Send me the link' }).click();
  await page.getByText(`If ${fresh} is free, a link is on its way there.`).waitFor();
  await page.getByRole('main').getByText(old).first().waitFor();
  const mail = (await readMailbox(server)).findLast(({ to }) => to === fresh)!;
  await page.goto(mail.links.find((link) => link.includes('/change-email'))!);
  await page.getByRole('button', { name: 'Use this address' }).click();
  await page.getByText(`Sign in with ${fresh} from now on.`).waitFor();
  await speak('fr');
  await visit.open('/account', 'Profil');
  await page.getByRole('region', { name: 'Adresse e-mail' }).getByText(fresh).waitFor();
  expect(await pageFaults(page)).toEqual([]);
  await speak('en');
  const signIn = async (email: string): Promise<number> => {
    const form = { email, password: owner.password };
    const headers = { origin: server.url };
    return (await context.request.post('/sign-in', { form, headers, maxRedirects: 0 })).status();
  };
  expect([await signIn(old), await signIn(fresh)]).toEqual([401, 303]);
});

test('what an organisation is called is changed, and it goes only when its name is typed', async () => {
  const { page } = visit;
  await visit.open('/o/acme/settings', 'General');
  await page.getByLabel('Name', { exact: true }).fill('Acme Works');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('navigation', { name: 'Where you are' }).getByText('Acme Works').waitFor();
  await page.getByRole('button', { name: 'Delete the organisation' }).click();
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: 'Delete the organisation' });
  await dialog.getByLabel('Type acme to confirm').fill('acm');
  expect(await confirm.isDisabled()).toBe(true);
  await dialog.getByLabel('Type acme to confirm').fill('acme');
  await confirm.click();
  await page.getByRole('heading', { level: 1, name: 'Organisations' }).waitFor();
  await page.getByText('Acme Works is deleted.').waitFor();
  const gone = page.getByRole('main').getByRole('link', { name: 'Acme Works' });
  await gone.waitFor({ state: 'detached' });
});
