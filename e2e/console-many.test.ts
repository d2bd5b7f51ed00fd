// engine: postgres, both in the long form
import type { Browser, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../packages/server/src/modules/apps/index.ts';
import { createOrganisation } from '../packages/server/src/modules/organisations/index.ts';
import { createProject } from '../packages/server/src/modules/projects/index.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { openBrowser } from './browser.ts';
import { consolePerson, visitConsole, type ConsoleVisit } from './console.ts';

// More projects and apps than a list gives at once.
const MANY = 120;

let server: TestServer;
let browser: Browser;
let visit: ConsoleVisit;
beforeAll(async () => {
  [server, browser] = await Promise.all([makeServer(), openBrowser()]);
  const owner = await consolePerson(server);
  const { id: org } = await createOrganisation(owner.ctx, { name: 'Acme', slug: 'acme' });
  const { id: project } = await createProject(owner.ctx, { org, name: 'Shop', slug: 'shop' });
  await createApp(owner.ctx, { org, project, name: 'First', os: 'ios', framework: 'React-Native' });
  const rows = `FROM projects, generate_series(1, ${MANY}) n WHERE org_id = $1 AND slug = 'shop'`;
  const make = (statement: string) => server.database.executeSql(`${statement} ${rows}`, [org]);
  await make(`
    INSERT INTO projects (id, org_id, slug, name, created_at)
    SELECT 'prj_z' || lpad(n::text, 4, '0'), org_id, 'part-' || n, 'Part ' || n, created_at`);
  await make(`
    INSERT INTO apps (id, org_id, project_id, name, display_name, created_at)
    SELECT 'app_z' || lpad(n::text, 4, '0'), org_id, 'prj_z' || lpad(n::text, 4, '0'), 'App-' || n, 'App ' || n, created_at`);
  await make(`
    INSERT INTO channels (id, org_id, app_id, name, position, last_number, created_at)
    SELECT 'chn_z' || lpad(n::text, 4, '0'), org_id, 'app_z' || lpad(n::text, 4, '0'), 'Production', 0, 0, created_at`);
  await make(`
    INSERT INTO deployment_keys (key, org_id, channel_id, created_at)
    SELECT 'key-' || n, org_id, 'chn_z' || lpad(n::text, 4, '0'), created_at`);
  visit = await visitConsole(browser, server, owner);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('an overview counts all apps, and what is beyond the first hundred is found by its name', async () => {
  const { page } = visit;
  await visit.open('/o/acme', 'Acme');
  await page.getByText(`${MANY + 1}`, { exact: true }).waitFor();
  await visit.open('/o/acme/devices', 'Devices');
  const app = page.getByRole('combobox', { name: 'App' });
  await app.fill('app-119');
  await page.getByRole('option', { name: 'App-119' }).click();
  await page.waitForURL(/app=App-119/);
  await page.reload();
  await app.waitFor();
  expect(await app.inputValue()).toBe('App-119');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('part 118');
  await page.getByRole('option', { name: /Part 118/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Part 118' }).waitFor();
  await page.getByRole('button', { name: 'Project: Part 118' }).waitFor();
  expect(visit.complaints).toEqual([]);
});

test('a channel is deleted without a question for what is gone', async () => {
  const { page } = visit;
  const opened = page.waitForResponse((answer) => answer.url().endsWith('/live'));
  await visit.open('/o/acme/p/shop/a/First/c/Staging?do=delete', 'Staging');
  await opened;
  // The page hears that the channel is gone before the answer comes.
  await page.route('**/channels/Staging', async (route) => {
    if (route.request().method() !== 'DELETE') return route.continue();
    const ended = new Promise<void>((resolve) => {
      const hear = (asked: Request): void => void (asked.url().endsWith('/live') && resolve());
      page.on('requestfinished', hear).on('requestfailed', hear);
    });
    await route.fetch();
    // Live streams look again whether they may go on.
    server.clock.advance(10 * 60_000);
    await ended;
    return route.fulfill({ status: 204 });
  });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Type Staging to confirm').fill('Staging');
  await dialog.getByRole('button', { name: 'Delete the channel' }).click();
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  expect(visit.complaints).toEqual([]);
});
