import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { findOverflow, lengthenTexts } from '../e2e/layout.ts';
import { openShot } from '../e2e/open-shot.ts';
import { sitePages } from '../packages/server/src/modules/status-site/index.ts';
import { serveEdition } from '../packages/server/src/testing/serve-edition.ts';
import { busySnapshot } from '../packages/server/src/testing/snapshots.ts';
import { buildConsole } from '../packages/web/build-console.ts';
import { freePort, startDemoServer, type DemoPlace } from '../packages/server/src/testing/demo-process.ts';
import { shotPages, type ShotPage } from './shots-pages.ts';
import { seedShots, type ShotsWorld } from './shots-world.ts';

const FOLDER = 'shots';
const isLonger = process.argv.includes('--longer');
const LANGUAGES = ['en', 'fr'] as const;
const THEMES = ['light', 'dark'] as const;
type Language = (typeof LANGUAGES)[number];
// The world of the pictures is European; a browser in plain English writes days as Americans do.
const LOCALES = { en: 'en_GB', fr: 'fr_FR' } as const;
const WIDTHS = { desktop: 1280, phone: 390 };

/**
 * `npm run shots [-- NAME…]`: pictures of every page, or of those whose name holds a NAME, in both languages and
 * themes, on a desktop and a phone. `--quick` takes English only; `--longer` takes French with every text 40 % longer,
 * to see what a wordier language would break.
 */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
  const pages = shotPages.filter(
    ({ name }) => wanted.length === 0 || wanted.some((one) => name.includes(one)),
  );
  await buildConsole();
  const port = await freePort(4600);
  const dataDir = mkdtempSync(join(tmpdir(), 'codepushgo-shots-'));
  const place: DemoPlace = { port, dataDir, url: `http://localhost:${port}` };
  const server = await startDemoServer(place);
  const status = await serveEdition(() => [...sitePages(busySnapshot())]);
  try {
    mkdirSync(FOLDER, { recursive: true });
    const world = await seedShots(place);
    world.ids['status'] = status.origin;
    for (const language of chooseLanguages()) {
      const browser = await openBrowser(LOCALES[language]);
      await takeIn(browser, place, world, language, pages).finally(() => browser.close());
    }
  } finally {
    await status.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function chooseLanguages(): readonly Language[] {
  if (isLonger) return ['fr'];
  return process.argv.includes('--quick') ? ['en'] : LANGUAGES;
}

async function takeIn(
  browser: Browser,
  place: DemoPlace,
  { api, email, password, ids }: ShotsWorld,
  language: Language,
  pages: ShotPage[],
): Promise<void> {
  await api.accounts.updateMe({ language });
  const locale = LOCALES[language].replace('_', '-');
  const signedIn = await browser.newContext({ baseURL: place.url, locale });
  const page = await signedIn.newPage();
  await page.goto('/sign-in');
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await Promise.all([page.waitForNavigation(), page.click('main form button')]);
  const storageState = await signedIn.storageState();
  await signedIn.close();
  for (const colorScheme of THEMES) {
    for (const [device, width] of Object.entries(WIDTHS)) {
      const viewport = { width, height: device === 'phone' ? 844 : 800 };
      const shared = { baseURL: place.url, locale, colorScheme, viewport };
      const inside = await browser.newContext({ ...shared, storageState });
      const outside = await browser.newContext(shared);
      for (const shot of pages.filter(({ on = device }) => on === device)) {
        const file = join(
          FOLDER,
          `${shot.name}.${language}${isLonger ? '-longer' : ''}.${colorScheme}.${device}.png`,
        );
        await take(shot.isPublic ? outside : inside, shot, { ...ids, language }, file);
      }
      await Promise.all([inside.close(), outside.close()]);
    }
  }
}

async function take(
  context: BrowserContext,
  shot: ShotPage,
  names: Record<string, string>,
  file: string,
): Promise<void> {
  const page: Page = await context.newPage();
  // The status site stands still at an hour of its own; later it would call itself out of date.
  if (shot.name.startsWith('status-')) await page.clock.setFixedTime(busySnapshot().checkedAt);
  await openShot(page, shot, names);
  if (isLonger) await lengthenTexts(page);
  for (const fault of await findOverflow(page)) console.log(`${file}: ${fault}`);
  // Steps before the picture may have scrolled; behind a dialog there is only as much page as its backdrop covers.
  await page.evaluate('scrollTo(0, 0)');
  const fullPage = (await page.locator('dialog[open]').count()) === 0;
  await page.screenshot({ path: file, fullPage, animations: 'disabled' });
  console.log(file);
  await page.close();
}

await main();
