import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sitePages } from '../packages/server/src/modules/status-site/index.ts';
import {
  countSubscribers,
  linkTo,
  subscribe,
} from '../packages/server/src/modules/status-subscribers/index.ts';
import { serveEdition, type ServedSite } from '../packages/server/src/testing/serve-edition.ts';
import { busySnapshot } from '../packages/server/src/testing/snapshots.ts';
import { makeStatus } from '../packages/server/src/testing/status-world.ts';
import { openBrowser } from './browser.ts';
import { findOverflow } from './layout.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CHECKED_MS = Date.parse(busySnapshot().checkedAt);
const PHONE = { width: 390, height: 844 };
const PATHS = [
  '',
  '/history',
  '/history/2026-11',
  '/uptime',
  '/incidents/opendownload',
  '/incidents/explainedapi',
  '/incidents/aheadwindow1',
  '/subscribe',
  '/subscribe/webhook',
  '/404.html',
];

let site: ServedSite;
let browser: Browser;
beforeAll(async () => {
  site = await serveEdition(() => [...sitePages(busySnapshot())]);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function visit(options: BrowserContextOptions): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: PHONE, baseURL: site.origin, ...options });
  context.setDefaultTimeout(15_000);
  return { context, page: await context.newPage() };
}

async function faults(page: Page, rules?: string[]): Promise<string[]> {
  const options = rules ? { runOnly: { type: 'rule' as const, values: rules } } : {};
  const { violations } = await page.evaluate<AxeResults, object>(
    (given) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(given),
    options,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The page that is shown: accessible, light and dark, in its language, nothing beside its window. */
async function inspect(page: Page, path: string, language: string): Promise<void> {
  const spoken = await page.locator('html').getAttribute('lang');
  const overflow = await findOverflow(page);
  await page.evaluate(axeSource);
  const light = await faults(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await faults(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  const sound = { path, spoken: language, overflow: [], light: [], dark: [] };
  expect({ path, spoken, overflow, light, dark }).toEqual(sound);
  // 320 pixels are 1280 at four times the size; 640 are twice.
  for (const width of [320, 640]) {
    await page.setViewportSize({ width, height: 600 });
    const reach = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(reach, `${path} at ${width}`).toBe(width);
  }
  await page.setViewportSize(PHONE);
}

test.each(['en', 'fr'])(
  'every page in %s: accessible, light and dark, on a phone, from nowhere else',
  async (language) => {
    const { context, page } = await visit({ reducedMotion: 'reduce' });
    const troubles: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(site.origin) && !request.url().startsWith('data:'))
        troubles.push(request.url());
    });
    // A policy that refuses something says so here.
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
    for (const path of PATHS) {
      await page.goto(`/${language}${path}`);
      await inspect(page, path, language);
    }
    expect(troubles).toEqual([]);
    await context.close();
  },
);

test.each(['en', 'fr'] as const)(
  'what the links of mails lead to in %s: accessible, light and dark, on a phone',
  async (language) => {
    const status = await makeStatus();
    const { ctx } = status.service;
    const { context, page } = await visit({ reducedMotion: 'reduce', baseURL: status.config.statusUrl });
    const press = async (): Promise<void> => {
      await page.locator('main form[method=post] button').click();
      await page.locator('.note.good').waitFor();
    };
    const contact = 'zoe@example.com';
    const wish = { kind: 'email', address: contact, email: contact, language, scope: 'page' } as const;
    subscribe(ctx, { ...wish, components: [], incident: '' });
    const hook = `https://hooks.example.com/services/${'t0123456789abcdef'.repeat(6)}`;
    subscribe(ctx, { ...wish, kind: 'webhook', address: hook, components: [], incident: '' });
    const idOf = (kind: string, table: string): string =>
      String(ctx.store.db.prepare(`select id from ${table} where kind = ?`).get(kind)!.id);

    await page.goto(linkTo(ctx, 'confirm', idOf('webhook', 'status_requests')));
    await inspect(page, 'confirm', language);
    await page.goto(linkTo(ctx, 'confirm', idOf('email', 'status_requests')));
    await press();
    await inspect(page, 'confirmed', language);
    const reader = idOf('email', 'status_subscribers');
    ctx.store.db
      .prepare('update status_subscribers set quarantined_at = ?, target = ?, secret = ?')
      .run(ctx.clock.now().toISOString(), hook, `whsec_${'c2VjcmV0'.repeat(6)}`);
    await page.goto(linkTo(ctx, 'manage', reader));
    await press();
    await inspect(page, 'manage', language);
    await page.goto(linkTo(ctx, 'unsubscribe', reader) + `&lang=${language}`);
    await inspect(page, 'unsubscribe', language);
    await press();
    await inspect(page, 'unsubscribed', language);
    await page.goto(`/confirm?id=none&code=none&lang=${language}`);
    await inspect(page, 'broken link', language);
    expect(countSubscribers(ctx)).toEqual([]);
    await context.close();
    await status.stop();
  },
);

test('without JavaScript everything is there: the time of the check, the bars by keyboard, the themes', async () => {
  const { context, page } = await visit({ javaScriptEnabled: false, viewport: { width: 1280, height: 800 } });
  await page.goto('/en');
  expect(await page.locator('#checked time').getAttribute('datetime')).toBe('2026-11-23T10:00:00.000Z');
  expect(await page.locator('#stale').isVisible()).toBe(false);
  expect(await page.getByText('Compare this time with your clock').isVisible()).toBe(true);
  // The page alone knows that it has been open for too long.
  const late = page.locator('.late');
  expect(await late.isVisible()).toBe(false);
  await page.evaluate('document.getAnimations().forEach((one) => { one.currentTime = 300_001; })');
  expect(await late.isVisible()).toBe(true);
  const days = page.getByRole('group', { name: /Package downloads/ });
  const today = days.getByRole('radio', { checked: true });
  const nameOf = (): Promise<string | null> => today.locator('xpath=following-sibling::span').textContent();
  expect(await nameOf()).toBe('23 November 2026: major outage 41\u00A0min, partial outage 39\u00A0min');
  await today.focus();
  await page.keyboard.press('ArrowLeft');
  // A run of days without disturbance is one choice.
  expect((await nameOf())!.replaceAll(/\s/g, ' ')).toBe('25 October – 22 November 2026: no disturbance');
  // One stop of the tab key for 90 bars.
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').evaluate((element) => element.localName)).toBe('a');
  const ground = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor');
  const light = await ground();
  await page.locator('.theme [value=dark]').check();
  expect(await ground()).not.toBe(light);
  await context.close();
});

test('the printed time becomes a warning once it is over five minutes old, also in a page left open', async () => {
  const { context, page } = await visit({ locale: 'fr' });
  await page.clock.install({ time: CHECKED_MS + 299_000 });
  await page.goto('/fr');
  const warning = page.getByRole('alert');
  expect(await warning.isVisible()).toBe(false);
  expect(await page.locator('#unscripted').isVisible()).toBe(false);
  await page.clock.runFor(20_000);
  expect(await warning.isVisible()).toBe(true);
  expect(await warning.textContent()).toContain('plus de cinq minutes');
  // What mails and feeds name leads to the reader's language.
  await page.goto('/i/opendownload');
  expect(await page.locator('h1').textContent()).toBe('Des téléchargements échouent');
  // A theme that was chosen holds on the next page.
  await page.locator('.theme [value=dark]').check();
  await page.goto('/fr/uptime');
  expect(await page.locator('.theme [value=dark]').isChecked()).toBe(true);
  await context.close();
});

test('without colour the states differ: bars by height and pattern, states by shape and word', async () => {
  const { context, page } = await visit({ viewport: { width: 1280, height: 800 } });
  await page.goto('/en');
  const bars = await page.evaluate<[string, string][]>(
    `[...document.querySelectorAll('.days path')].map((path) => [path.getAttribute('class'),
      /v-(\\d+)/.exec(path.getAttribute('d'))[1] + getComputedStyle(path).strokeDasharray])`,
  );
  const looks = new Map(bars);
  expect(looks.size).toBeGreaterThan(3);
  expect(new Set(looks.values()).size).toBe(looks.size);
  for (const state of await page.locator('.state').all()) {
    expect((await state.textContent())!.trim()).not.toBe('');
    expect(await state.locator('svg').count()).toBe(1);
  }
  await context.close();
});
