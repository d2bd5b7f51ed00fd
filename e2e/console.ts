import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { actorFromAccessKey } from '../packages/server/src/modules/access-keys/index.ts';
import { createAccount, updateMe } from '../packages/server/src/modules/accounts/index.ts';
import type { Ctx } from '../packages/server/src/context.ts';
import type { TestServer } from '../packages/server/src/testing/make-server.ts';
import { buildConsole } from '../packages/web/build-console.ts';
import { TWO_FRAMES } from './layout.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// Colours that are still on their way to the other theme would be measured in between.
const SETTLED =
  'new Promise(requestAnimationFrame).then(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)))';
const PATIENCE_MS = 15_000;
const PASSWORD = 'four odd words here';

/** Somebody who can sign in to the console, and a context to call verbs as that person. */
export interface ConsolePerson {
  email: string;
  password: string;
  ctx: Ctx;
}

/** Makes somebody with a password. Builds the console first where that is due. */
export async function consolePerson(
  server: TestServer,
  given: { email?: string; name?: string; operator?: boolean; agent?: boolean; language?: 'fr' } = {},
): Promise<ConsolePerson> {
  await buildConsole();
  const { email = 'ada@example.com', name = 'Ada Lovelace', operator = false, agent = false } = given;
  const input = { email, name, operator, agent, password: PASSWORD, accessKeyName: 'test' };
  const { accessKey } = await createAccount(server.ctx(), input);
  const actor = await actorFromAccessKey(server.platform, accessKey!.secret);
  const ctx = server.ctx(actor);
  if (given.language) await updateMe(ctx, { language: given.language });
  return { email, password: PASSWORD, ctx };
}

/** A signed-in browser and what it complained about. */
export interface ConsoleVisit {
  context: BrowserContext;
  page: Page;
  /** Errors on the browser's console, broken policies, and requests to other sites, so far. Must stay empty. */
  complaints: string[];
  /** Goes to an address of the console and waits for its heading and its data. */
  open(path: string, heading: string): Promise<void>;
}

/** Opens a browser in which a person is signed in; without a person, nobody is. */
export async function visitConsole(
  browser: Browser,
  server: Pick<TestServer, 'url'>,
  person: Pick<ConsolePerson, 'email' | 'password'> | null,
  options: BrowserContextOptions = {},
): Promise<ConsoleVisit> {
  const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB', ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  if (person) {
    const { email, password } = person;
    const form = { email, password };
    const headers = { origin: server.url };
    const answer = await context.request.post('/sign-in', { form, headers, maxRedirects: 0 });
    expect(answer.status()).toBe(303);
  }
  const page = await context.newPage();
  const complaints = listen(page, server.url);
  return {
    context,
    page,
    complaints,
    open: async (path, heading) => {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.locator('main .ui-skeleton').first().waitFor({ state: 'detached' });
    },
  };
}

/** Gathers what a browser complains about: errors, broken policies, requests to other sites. */
export function listen(page: Page, own: string): string[] {
  const complaints: string[] = [];
  // A broken policy is an error on the console, too.
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !url.startsWith('data:')) complaints.push(`asked ${url}`);
  });
  return complaints;
}

// Without the lists of what is well: to name every element of them took most of the time.
const only = (options: string): string =>
  `axe.run({ resultTypes: ['violations'], selectors: false, ${options} }).then(({ violations }) => violations)`;
const ALL = only('');
const COLOURS = only("preload: false, runOnly: { type: 'rule', values: ['color-contrast'] }");

/** The two themes of every page. */
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/**
 * What axe finds on the page and how far it scrolls sideways. All must be nothing.
 *
 * @param themes in the second, colours alone are looked at
 */
export async function pageFaults(page: Page, themes: readonly Theme[] = THEMES): Promise<string[]> {
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(axeSource);
  const found: string[] = [];
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const rules = colorScheme === themes[0] ? ALL : COLOURS;
    // Colours that were under way to the other theme arrive with the next frames.
    const violations = await page.evaluate<AxeResults['violations']>(
      `${TWO_FRAMES}.then(() => ${SETTLED}).then(() => ${rules})`,
    );
    found.push(
      ...violations.map(
        ({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
      ),
    );
  }
  const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  if (tooWide > 0) found.push(`${tooWide} px wider than the window`);
  return found;
}
