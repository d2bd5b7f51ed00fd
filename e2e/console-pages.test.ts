import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, startDemoServer, type DemoServer } from '../packages/server/src/testing/demo-process.ts';
import { isLongForm } from '../packages/server/src/testing/long-form.ts';
import { buildConsole } from '../packages/web/build-console.ts';
import { shotPages, type ShotPage } from '../scripts/shots-pages.ts';
import { seedShots, type ShotsWorld } from '../scripts/shots-world.ts';
import { openBrowser } from './browser.ts';
import { pageFaults, THEMES, visitConsole, type Theme } from './console.ts';
import { seeded } from './faults/seeded.ts';
import { findOverflow, lengthenTexts } from './layout.ts';
import { goWithin, openShot } from './open-shot.ts';

/*
 * Every page of the list of pictures, in the world of the pictures. A page has eight combinations of language, theme
 * and width: all are looked at in the long form, otherwise those that the seed chooses, so that each page is seen in
 * both languages, in both themes and at both widths.
 */
const SEED = process.env['SEED'] ?? String(Math.floor(Math.random() * 10_000));
const WIDTHS = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
type Device = keyof typeof WIDTHS;
/**
 * How many pages are shown before the console is loaded anew: the browser's memory grows with each. In the long form
 * each is opened as by its link.
 */
const MOST_WITHIN = isLongForm() ? 0 : 40;
const LANGUAGES = ['en', 'fr'] as const;

let world: ShotsWorld;
let server: DemoServer;
let browser: Browser;
let url: string;
let dataDir: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'codepushgo-pages-'));
  const port = await freePort(4900);
  url = `http://localhost:${port}`;
  await buildConsole();
  const place = { port, dataDir, url };
  [server, browser] = await Promise.all([startDemoServer(place), openBrowser()]);
  world = await seedShots(place);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The pages that are opened in a language at a width. */
function chosen(language: (typeof LANGUAGES)[number], device: Device): ShotPage[] {
  return shotPages.filter(({ name, on, isStatus }) => {
    // They have a test of their own.
    if (isStatus) return false;
    if (on) return on === device;
    const isCrossed = seeded(`${SEED} ${name}`).below(2) === 1;
    return isLongForm() || ((language === 'en') === (device === 'desktop')) !== isCrossed;
  });
}

/** The themes in which a page is looked at. */
function themesOf(language: (typeof LANGUAGES)[number], { name }: ShotPage): readonly Theme[] {
  if (isLongForm()) return THEMES;
  const isCrossed = seeded(`${SEED} theme of ${name}`).below(2) === 1;
  return [(language === 'en') === isCrossed ? 'dark' : 'light'];
}

test.each(LANGUAGES)(`all pages are sound in %s (SEED=${SEED})`, async (language) => {
  await world.api.accounts.updateMe({ language });
  const devices = Object.keys(WIDTHS) as Device[];
  const found = await Promise.all(devices.map((device) => look(language, device, chosen(language, device))));
  expect(found.flat()).toEqual([]);
});

test('what a browser complains about is heard: a broken policy, an error, a request to another site', async () => {
  const { page, complaints, context } = await visitConsole(browser, { url }, null);
  await page.goto('/sign-in');
  expect(complaints).toEqual([]);
  await page.evaluate(
    "document.head.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }))",
  );
  await page.evaluate("setTimeout(() => { throw new Error('Broken') })");
  const image =
    "document.body.append(Object.assign(document.createElement('img'), { src: 'http://elsewhere.test/' }))";
  await page.evaluate(image);
  const heard = ['Content Security Policy', 'Error: Broken', 'elsewhere.test'];
  const silent = (): string[] => heard.filter((part) => !complaints.some((text) => text.includes(part)));
  await expect.poll(silent).toEqual([]);
  await context.close();
});

/** Opens pages one after the other, and says what is wrong with each. */
async function look(
  language: (typeof LANGUAGES)[number],
  device: Device,
  pages: ShotPage[],
): Promise<string[]> {
  const options = { viewport: WIDTHS[device], locale: language, reducedMotion: 'reduce' } as const;
  const inside = await visitConsole(browser, { url }, world, options);
  const outside = await visitConsole(browser, { url }, null, options);
  const faults: string[] = [];
  let within = 0;
  for (const shot of pages) {
    const { page, complaints } = shot.isPublic ? outside : inside;
    complaints.length = 0;
    const here: string[] = [];
    const isWithin = !shot.isPublic && within-- > 0;
    try {
      await openShot(page, shot, { ...world.ids, language }, isWithin ? goWithin : undefined);
      if (!shot.isPublic && !isWithin) within = MOST_WITHIN;
      // What a key or a press opened is not the page's, and may outlive it.
      if (shot.before?.key ?? shot.before?.press) within = 0;
      here.push(...(await pageFaults(page, themesOf(language, shot))));
      if (language === 'fr') {
        const restore = await lengthenTexts(page);
        here.push(...(await findOverflow(page)).map((fault) => `with longer texts: ${fault}`));
        await restore();
      }
    } catch (error) {
      here.push(String(error));
      within = 0;
    }
    faults.push(...[...here, ...complaints].map((fault) => `${shot.name} ${language} ${device}: ${fault}`));
  }
  await Promise.all([inside.context.close(), outside.context.close()]);
  return faults;
}
