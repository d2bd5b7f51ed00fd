// engine: postgres, both in the long form
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstRunLink } from '../packages/server/src/modules/accounts/index.ts';
import { systemClock } from '../packages/server/src/platform/clock.ts';
import { writeDemoBuild } from '../packages/server/src/testing/demo-package.ts';
import { makeServer } from '../packages/server/src/testing/make-server.ts';
import { virtualDevice, type VirtualDevice } from '../packages/server/src/testing/virtual-device.ts';
import { buildConsole } from '../packages/web/build-console.ts';
import { openBrowser } from './browser.ts';
import { listen } from './console.ts';
import { keyboardOf, mouseOf, type Hands } from './hands.ts';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'codepushgo-first-'));
  [browser] = await Promise.all([openBrowser(), buildConsole()]);
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['the mouse, and drag and drop', mouseOf],
  ['the keyboard alone', keyboardOf],
])('with %s, a fresh server has a release on a device', async (_how, handsOf) => {
  const server = await makeServer({ clock: systemClock });
  const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB' });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints = listen(page, server.url);
  const hands = handsOf(page);

  await page.goto((await firstRunLink(server.platform))!);
  await becomeOperator(page, hands);
  await found(page, hands);
  const deploymentKey = await makeApp(page, hands);
  const device = await startDevice(server.url, deploymentKey);
  await release(page, hands);
  expect(await device.sync()).toBe('installed');
  expect(device.running()?.label).toBe('v1');
  // The page is not loaded again; the figure arrives.
  await page.locator('.ui-tile', { hasText: 'Active devices' }).getByText('1', { exact: true }).waitFor();

  expect(complaints).toEqual([]);
  await context.close();
  await server.stop();
});

async function becomeOperator(page: Page, { write, press }: Hands): Promise<void> {
  await write(page.getByLabel('Your name'), 'Ada Lovelace');
  await write(page.getByLabel('E-mail address'), 'ada@example.com');
  await write(page.getByLabel('Password'), 'four odd words here');
  await press(page.getByRole('button', { name: 'Begin' }));
  await heading(page, 'Organisations');
}

async function found(page: Page, { write, press }: Hands): Promise<void> {
  await press(page.getByRole('main').getByRole('link', { name: 'New organisation' }).first());
  await write(page.getByLabel('Name', { exact: true }), 'Acme');
  await press(page.getByRole('button', { name: 'Create organisation' }));
  await heading(page, 'Acme');
  await press(page.getByRole('main').getByRole('link', { name: 'New project' }).first());
  await write(page.getByLabel('Name', { exact: true }), 'Shop');
  await press(page.getByRole('button', { name: 'Create project' }));
  await heading(page, 'Shop');
}

/** Makes the app, takes the key of its channel, and goes there. */
async function makeApp(page: Page, { write, press }: Hands): Promise<string> {
  await press(page.getByRole('main').getByRole('link', { name: 'New app' }).first());
  await write(page.getByLabel('Name', { exact: true }), 'shop-ios');
  await press(page.getByRole('button', { name: 'Create app' }));
  const ready = page.getByRole('dialog', { name: 'shop-ios is ready' });
  const key = await ready.locator('dt:has-text("Production") + dd code').textContent();
  await press(ready.getByRole('link', { name: 'Go to the app' }));
  await heading(page, 'shop-ios');
  await press(page.getByRole('main').getByRole('link', { name: 'Production' }));
  await heading(page, 'Production');
  return key!;
}

async function release(page: Page, { write, press, give }: Hands): Promise<void> {
  await press(page.getByRole('main').getByRole('link', { name: 'New release' }).first());
  await heading(page, 'New release on Production');
  await give(await writeDemoBuild(folder, '1.0.0', 0));
  await write(page.getByLabel('Native versions'), '1.0.0');
  await write(page.getByLabel('Description'), 'The first one');
  await press(page.getByRole('button', { name: 'Release v1' }));
  await heading(page, 'v1');
}

async function startDevice(serverUrl: string, deploymentKey: string): Promise<VirtualDevice> {
  const made = { serverUrl, deploymentKey, appVersion: '1.0.0', id: 'device-1' };
  const device = virtualDevice({ ...made, folder: mkdtempSync(join(folder, 'device-')) });
  await device.start();
  return device;
}

function heading(page: Page, name: string): Promise<void> {
  return page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}
