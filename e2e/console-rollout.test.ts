// engine: postgres, both in the long form
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../packages/server/src/modules/apps/index.ts';
import { createOrganisation } from '../packages/server/src/modules/organisations/index.ts';
import { createProject } from '../packages/server/src/modules/projects/index.ts';
import { listAppChannels } from '../packages/server/src/modules/channels/index.ts';
import { createRelease } from '../packages/server/src/modules/releases/index.ts';
import { systemClock } from '../packages/server/src/platform/clock.ts';
import { startFleet, type Fleet } from '../packages/server/src/testing/fleet.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { storeZip } from '../packages/server/src/testing/release-world.ts';
import { openBrowser } from './browser.ts';
import { consolePerson, visitConsole, type ConsolePerson } from './console.ts';

const DEVICES = 24;
const PRODUCTION = { org: 'acme', app: 'shop-ios', channel: 'Production' };
const RELEASES = '/o/acme/p/shop/a/shop-ios/c/Production/releases';

let server: TestServer;
let browser: Browser;
let folder: string;
let person: ConsolePerson;
let fleet: Fleet;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'codepushgo-rollout-'));
  [server, browser] = await Promise.all([makeServer({ clock: systemClock }), openBrowser()]);
  person = await consolePerson(server);
  const { ctx } = person;
  await createOrganisation(ctx, { name: 'Acme', slug: 'acme' });
  await createProject(ctx, { org: 'acme', name: 'Shop', slug: 'shop' });
  await createApp(ctx, { org: 'acme', project: 'shop', name: 'shop-ios', os: 'ios' });
  const channels = await listAppChannels(ctx, PRODUCTION);
  const { deploymentKey } = channels.find(({ name }) => name === 'Production')!;
  const shared = { serverUrl: server.url, deploymentKey, appVersions: ['1.0.0'], folder };
  fleet = await startFleet({ ...shared, count: DEVICES });
  await release('one');
  await fleet.sync();
  await release('two', 25);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function release(content: string, rollout?: number): Promise<void> {
  const { blob } = await storeZip(person.ctx, { 'main.jsbundle': content });
  await createRelease(person.ctx, PRODUCTION, { appVersion: '1.0.0', rollout, source: { blob } });
}

test('a staged rollout is raised and rolled back, and the page follows the devices', async () => {
  const { page, open, complaints, context } = await visitConsole(browser, server, person);
  await open(`${RELEASES}/v2`, 'v2');
  let loads = 0;
  page.on('domcontentloaded', () => (loads += 1));
  await page.getByText('Rolling out to 25%').waitFor();

  const first = await takeUp(page, 'v2');
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(DEVICES);
  await page.getByRole('button', { name: 'Raise rollout' }).click();
  const dialog = page.getByRole('dialog', { name: 'Raise the rollout of v2' });
  await dialog.getByRole('button', { name: '75%' }).click();
  await dialog.getByRole('button', { name: 'Raise to 75%' }).click();
  await page.getByText('Rolling out to 75%').waitFor();
  const second = await takeUp(page, 'v2');
  expect(second).toBeGreaterThan(first);

  await page.getByRole('button', { name: 'Roll back' }).click();
  await page.getByRole('button', { name: 'Roll back to v1' }).click();
  await page.getByRole('heading', { level: 1, name: 'v3' }).waitFor();
  // Devices that stayed on v1 have those contents already.
  expect(await takeUp(page, 'v3')).toBe(second);
  expect(fleet.running()).toEqual({ v1: DEVICES - second, v3: second });
  expect([loads, complaints]).toEqual([0, []]);
  await context.close();
});

/** Lets the devices ask, and waits until the figure and the chart of the open page say how many run a release. */
async function takeUp(page: Page, label: string): Promise<number> {
  await fleet.sync();
  const active = fleet.running()[label] ?? 0;
  await page
    .locator('.ui-tile', { hasText: 'Active devices' })
    .getByText(String(active), { exact: true })
    .waitFor();
  const said = new RegExp(`Active devices: ${active}, Installed: ${active},`);
  const chart = page.getByRole('figure', { name: 'Devices over time' }).getByRole('slider');
  await expect.poll(() => chart.getAttribute('aria-valuetext')).toMatch(said);
  return active;
}
