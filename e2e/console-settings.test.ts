// engine: pglite, both in the long form
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOrganisation } from '../packages/server/src/modules/organisations/index.ts';
import { createProject } from '../packages/server/src/modules/projects/index.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { openBrowser } from './browser.ts';
import { consolePerson, pageFaults, visitConsole, type ConsoleVisit } from './console.ts';

let server: TestServer;
let browser: Browser;
let visit: ConsoleVisit;
beforeAll(async () => {
  [server, browser] = await Promise.all([makeServer({ resolveHost: async () => [] }), openBrowser()]);
  const owner = await consolePerson(server);
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
  await keys.getByRole('button', { name: 'Revoke Build server' }).click();
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
  expect(await page.getByRole('main').getByRole('link', { name: 'Acme Works' }).count()).toBe(0);
});
