// engine: postgres, both in the long form
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../packages/server/src/modules/apps/index.ts';
import { createOrganisation } from '../packages/server/src/modules/organisations/index.ts';
import { createProject } from '../packages/server/src/modules/projects/index.ts';
import { writeDemoBuild } from '../packages/server/src/testing/demo-package.ts';
import { readMailbox } from '../packages/server/src/testing/mailbox.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { openBrowser } from './browser.ts';
import { consolePerson, listen, visitConsole, type ConsolePerson, type ConsoleVisit } from './console.ts';
import { mouseOf } from './hands.ts';

const PASSWORD = 'four odd words here';
const CHANNEL = '/o/acme/p/shop/a/shop-ios/c/Production';

let server: TestServer;
let browser: Browser;
let folder: string;
let owner: ConsolePerson;
let ofOwner: ConsoleVisit;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'codepushgo-team-'));
  [server, browser] = await Promise.all([makeServer(), openBrowser()]);
  owner = await consolePerson(server);
  await createOrganisation(owner.ctx, { name: 'Acme', slug: 'acme' });
  await createProject(owner.ctx, { org: 'acme', name: 'Shop', slug: 'shop' });
  await createApp(owner.ctx, { org: 'acme', project: 'shop', name: 'shop-ios', os: 'ios' });
  ofOwner = await visitConsole(browser, server, owner);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('who is invited as developer joins by the mail, and releases', async () => {
  const { page, complaints } = await invite('grace@example.com', 'Developer');
  await page.goto(`${CHANNEL}/releases/new`);
  await mouseOf(page).give(await writeDemoBuild(folder, 'one', 0));
  await page.getByLabel('Native versions').fill('1.0.0');
  await page.getByLabel('Description').fill('By the developer');
  await page.getByRole('button', { name: 'Release v1' }).click();
  await page.getByRole('heading', { level: 1, name: 'v1', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Roll back' }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('who is invited as viewer sees the release, and is refused to change anything', async () => {
  const { page, context, complaints } = await invite('eve@example.com', 'Viewer');
  await page.goto(`${CHANNEL}/releases/v1?do=halt`);
  await page.getByText('By the developer').first().waitFor();
  await page.getByRole('button', { name: 'More to do with v1' }).click();
  await page.getByRole('menu').getByText('Your role on this app lets you look').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.getByRole('button', { name: /Roll back|Halt|Promote/ }).count()).toBe(0);
  await page.goto(`${CHANNEL}/releases/new`);
  await page.getByText('Your role on this app lets you look, not release').waitFor();
  expect(await page.locator('.ui-drop').count()).toBe(0);
  // What the page leaves out, the server refuses.
  const path = '/api/v1/organisations/acme/apps/shop-ios/channels/Production/releases/v1';
  const headers = { origin: server.url };
  const answer = await context.request.patch(path, { headers, data: { description: 'By the viewer' } });
  expect([answer.status(), (await answer.json()).code]).toEqual([403, 'forbidden']);
  expect(complaints).toEqual([]);
  await context.close();
});

test('the second of two who edit a release sees what the first did before overwriting it', async () => {
  const { page, complaints } = ofOwner;
  await ofOwner.open(`${CHANNEL}/releases/v1?do=edit`, 'v1');
  const mine = page.getByLabel('Description');
  await mine.fill('By the owner');
  const other = await visitConsole(browser, server, { email: 'grace@example.com', password: PASSWORD });
  await other.open(`${CHANNEL}/releases/v1?do=edit`, 'v1');
  await other.page.getByLabel('Description').fill('By the developer, once more');
  await other.page.getByRole('button', { name: 'Save' }).click();
  await other.page.getByRole('dialog').waitFor({ state: 'detached' });
  await other.context.close();

  await page.getByRole('button', { name: 'Save' }).click();
  const notice = page.getByRole('dialog');
  await notice.getByText('Somebody changed this release meanwhile').waitFor();
  await notice.getByText('Grace Hopper').waitFor();
  await notice.getByText('By the developer, once more').waitFor();
  expect(await mine.inputValue()).toBe('By the owner');
  await page.getByRole('button', { name: 'Overwrite' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText('By the owner').first().waitFor();
  // The browser says that an answer was a refusal.
  expect(complaints.filter((text) => !text.includes('409'))).toEqual([]);
});

/** Invites somebody in the owner's browser, and takes the link of the mail in another one. */
async function invite(
  email: string,
  role: string,
): Promise<Pick<ConsoleVisit, 'context' | 'page' | 'complaints'>> {
  await ofOwner.open('/o/acme/settings/members', 'Members');
  await ofOwner.page.getByRole('link', { name: 'Invite' }).first().click();
  await ofOwner.page.getByLabel('E-mail address').fill(email);
  await ofOwner.page.getByRole('radio', { name: role }).check();
  await ofOwner.page.getByRole('button', { name: 'Send the invitation' }).click();
  await ofOwner.page.getByRole('row', { name: email }).waitFor();
  const mail = (await readMailbox(server)).findLast(({ to }) => to === email)!;
  const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB' });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints = listen(page, server.url);
  await page.goto(mail.links.find((link) => link.includes('/invitation'))!);
  await page.getByLabel('Your name').fill(email.startsWith('grace') ? 'Grace Hopper' : 'Eve');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Make an account and join' }).click();
  await page.getByRole('link', { name: 'Acme' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Acme' }).waitFor();
  return { context, page, complaints };
}
