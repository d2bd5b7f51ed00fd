// engine: postgres, both in the long form
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorFromAccessKey, createAccessKey } from '../packages/server/src/modules/access-keys/index.ts';
import { createAccount, firstRunLink } from '../packages/server/src/modules/accounts/index.ts';
import { startDeviceLogin } from '../packages/server/src/modules/sessions/start-device-login.ts';
import { inviteMember } from '../packages/server/src/modules/invitations/index.ts';
import { createOrganisation } from '../packages/server/src/modules/organisations/index.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { readMailbox } from '../packages/server/src/testing/mailbox.ts';
import { openBrowser } from './browser.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PASSWORD = 'four odd words here';
const PERSON = 'first@example.com';

let server: TestServer;
let browser: Browser;
let inspector: Page;
beforeAll(async () => {
  server = await makeServer({ config: { signUp: 'open' } });
  browser = await openBrowser();
  inspector = await browser.newPage({ viewport: PHONE });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const PHONE = { width: 390, height: 844 };

async function open(locale: 'en' | 'fr'): Promise<BrowserContext> {
  const options = { javaScriptEnabled: false, locale, viewport: PHONE, baseURL: server.url };
  const context = await browser.newContext(options);
  context.setDefaultTimeout(15_000);
  return context;
}

async function faults(rules?: string[]): Promise<string[]> {
  const options = rules ? { runOnly: { type: 'rule' as const, values: rules } } : {};
  const { violations } = await inspector.evaluate<AxeResults, object>(
    // Runs in the page, where axe is a global.
    (given) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(given),
    options,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/**
 * Everything that must hold of a page, however one came to it. Checkers are scripts and need a browser that
 * runs them, so what the visitor sees is laid before a second one.
 */
async function check(page: Page, language: string): Promise<void> {
  await inspector.setContent(await page.content());
  await inspector.evaluate(axeSource);
  await inspector.emulateMedia({ colorScheme: 'light' });
  const light = await faults();
  await inspector.emulateMedia({ colorScheme: 'dark' });
  const dark = await faults(['color-contrast']);
  const seen = {
    url: page.url(),
    language: await page.getAttribute('html', 'lang'),
    title: await page.title(),
    faults: { light, dark },
    // The style counts only if the page's own policy let it in.
    display: await page.evaluate(`getComputedStyle(document.querySelector('header')).display`),
    scrollsSideways: (await page.evaluate<number>('document.documentElement.scrollWidth')) > PHONE.width,
  };
  const title = expect.stringMatching(/^.+ · CodePushGo$/);
  const none = { light: [], dark: [] };
  expect(seen).toEqual({
    url: seen.url,
    language,
    title,
    faults: none,
    display: 'flex',
    scrollsSideways: false,
  });
}

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name="${name}"]`, value);
  // The page that answers is there before anybody looks at it.
  const arrived = page.waitForEvent('load');
  await page.click('main form button');
  await arrived;
}

async function linkFor(email: string, part: string): Promise<string> {
  const links = (await readMailbox(server)).filter(({ to }) => to === email).flatMap((mail) => mail.links);
  return links.findLast((link) => link.includes(part))!;
}

test('the first person becomes the operator, by keyboard and without JavaScript', async () => {
  const context = await open('fr');
  const page = await context.newPage();
  await page.goto('/sign-up');
  await check(page, 'fr');
  await page.goto((await firstRunLink(server.platform))!);
  await check(page, 'fr');
  for (const _step of ['home', 'language', 'name']) await page.keyboard.press('Tab');
  await page.keyboard.type('Ada Lovelace');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PERSON);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/o');
  await page.goto('/my-account');
  expect(await page.textContent('main')).toContain('Vous administrez cette plateforme.');
  await check(page, 'fr');
  await context.close();
});

describe.each(['en', 'fr'] as const)('pages in %s', (language) => {
  test('nobody signed in: forms, refusals and answers', async () => {
    const context = await open(language);
    const page = await context.newPage();
    const paths = [
      '/sign-in',
      '/sign-up',
      '/forgot-password',
      '/first-run',
      '/verify-email',
      '/reset-password',
      '/change-email',
      '/invitation',
      '/auth/login?hostname=a-machine-with-a-long-name.internal.example.com',
      '/auth/register',
    ];
    for (const path of paths) {
      await page.goto(path);
      await check(page, language);
    }
    await page.goto('/sign-in');
    await fill(page, { email: PERSON, password: 'not the right one' });
    await check(page, language);
    expect(await page.inputValue('[name=email]')).toBe(PERSON);
    expect(await page.inputValue('[name=password]')).toBe('');
    await context.close();
  });

  test('making an account and replacing its password, through the mail', async () => {
    const email = `new-${language}@example.com`;
    const context = await open(language);
    const page = await context.newPage();
    await page.goto('/sign-up');
    await fill(page, { name: 'Nouvelle Personne', email });
    await check(page, language);
    await page.goto(await linkFor(email, '/verify-email'));
    await check(page, language);
    await fill(page, { password: PASSWORD });
    await page.waitForURL('**/o');
    await page.goto('/my-account');
    await page.click('form[action="/sign-out"] button');
    await page.waitForURL('**/sign-in');
    await page.goto('/forgot-password');
    await fill(page, { email });
    await check(page, language);
    await page.goto(await linkFor(email, '/reset-password'));
    await check(page, language);
    await fill(page, { password: 'four other odd words' });
    await check(page, language);
    await page.goto('/sign-in');
    await fill(page, { email, password: 'four other odd words' });
    await page.waitForURL('**/o');
    await page.goto('/my-account');
    expect(await page.textContent('main')).toContain(email);
    await context.close();
  });

  test('signed in: account, CLI log-in, key to paste, invitation', async () => {
    const email = `person-${language}@example.com`;
    const input = {
      email,
      name: 'Somebody',
      operator: false,
      password: PASSWORD,
      accessKeyName: 'n'.repeat(300),
    };
    const made = await createAccount(server.ctx(), input);
    const ctx = server.ctx(await actorFromAccessKey(server.platform, made.accessKey!.secret));
    await createAccessKey(ctx, { name: 'Login-1', createdBy: 'old laptop', isSession: true });
    await createAccessKey(ctx, { name: 'short lived', ttlMs: 0 });
    const context = await open(language);
    const page = await context.newPage();
    const login = await startDeviceLogin(ctx, { machine: 'ci-runner-with-a-very-long-name.example.com' });
    await page.goto(login.verificationUrlComplete);
    await fill(page, { email, password: PASSWORD });
    await page.waitForURL('**/device?code=*');
    const own = (await page.getAttribute('html', 'lang')) as string;
    await check(page, own);
    await page.click('.buttons form:first-child button');
    await page.waitForSelector('.good');
    await check(page, own);
    await page.goto('/my-account');
    await page.selectOption('[name=language]', language);
    await page.click('main form button');
    await page.waitForSelector('.good');
    await check(page, language);
    for (const path of ['/device', '/device?code=WRONG', '/accesskey?hostname=box']) {
      await page.goto(path);
      await check(page, language);
    }
    await page.click('main form button');
    await page.waitForSelector('#access-key');
    await check(page, language);
    const host = await createAccount(server.ctx(), {
      email: `host-${email}`,
      name: 'Host',
      operator: false,
      accessKeyName: 'k',
    });
    const hostCtx = server.ctx(await actorFromAccessKey(server.platform, host.accessKey!.secret));
    await createOrganisation(hostCtx, { name: 'Une équipe', slug: `team-${language}` });
    await inviteMember(hostCtx, { org: `team-${language}`, email, role: 'viewer' });
    await page.goto(await linkFor(email, '/invitation'));
    await check(page, language);
    await page.click('main form button');
    await check(page, language);
    expect(await page.textContent('h1')).toContain('Une équipe');
    await context.close();
  });
});

test('a page of another site cannot send our forms', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('data:text/html,<h1>Another site</h1>');
  await page.setContent(
    `<form method="post" action="${server.url}/sign-in"><input name="email" value="${PERSON}"><input name="password" value="${PASSWORD}"><button>Go</button></form>`,
  );
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.click('button'),
  ]);
  expect(answer.status()).toBe(403);
  expect(await context.cookies(server.url)).toEqual([]);
  await context.close();
});
