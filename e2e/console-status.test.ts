// engine: postgres, both in the long form
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../packages/server/src/testing/eventually.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { openBrowser } from './browser.ts';
import { consolePerson, pageFaults, visitConsole, type ConsoleVisit } from './console.ts';

let server: TestServer;
let browser: Browser;
let visit: ConsoleVisit;
beforeAll(async () => {
  [server, browser] = await Promise.all([makeServer({ config: { statusPort: 0 } }), openBrowser()]);
  const operator = await consolePerson(server, { email: 'ops@example.com', name: 'Ops', operator: true });
  visit = await visitConsole(browser, server, operator, { timezoneId: 'UTC' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function inDialog(page: Page, opener: string, fill: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: opener, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function say(dialog: Locator, english: string, french: string): Promise<void> {
  await dialog.getByLabel('Text in English').fill(english);
  await dialog.getByLabel('Text in French').fill(french);
}

test('an operator opens an incident from a text, tells how it goes on, and resolves it', async () => {
  const { page, complaints } = visit;
  await visit.open('/admin/status', 'Status');
  await page.getByText('All systems operational').waitFor();
  await inDialog(page, 'New incident', async (dialog) => {
    await dialog
      .getByLabel('Start from a text')
      .selectOption({ label: 'Update checks fail – Investigating' });
    await dialog.getByText('La recherche de mises à jour échoue').first().waitFor();
    expect(await dialog.getByLabel('Update checks').inputValue()).toBe('major_outage');
  });
  await page.getByRole('heading', { level: 1, name: 'Update checks fail' }).waitFor();
  await page.getByText('Critical').first().waitFor();
  await inDialog(page, 'Post an update', async (dialog) => {
    await dialog.getByLabel('Status').selectOption({ label: 'Identified' });
    await say(dialog, 'A certificate has run out.', 'Un certificat a expiré.');
    await dialog.getByLabel('Update checks').selectOption({ label: 'Partial outage' });
  });
  await page.getByText('A certificate has run out.').waitFor();
  expect(await pageFaults(page)).toEqual([]);
  const state = async (): Promise<string> => (await fetch(`${server.config.statusUrl}/state.json`)).text();
  await eventually(state, (text) => text.includes('Un certificat a expiré.'));
  await eventually(
    async () => (await server.fetch('/api/v1/incidents')).text(),
    (text) => text.includes('certificate'),
  );
  await visit.open('/admin/status', 'Status');
  await page.getByText('Incident under way: Update checks fail').waitFor();
  await page.getByRole('link', { name: 'Update checks fail', exact: true }).click();
  await inDialog(page, 'Resolve', (dialog) => say(dialog, 'It is renewed.', 'Il est renouvelé.'));
  await page.getByText('Resolved', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Write the post-mortem' }).waitFor();
  expect(complaints).toEqual([]);
});

test('a maintenance is planned, and says that it was not announced in time yet', async () => {
  const { page, complaints } = visit;
  await visit.open('/admin/status', 'Status');
  const at = (hours: number): string =>
    new Date(server.clock.nowMs() + hours * 3_600_000).toISOString().slice(0, 16);
  await inDialog(page, 'Plan maintenance', async (dialog) => {
    await dialog.getByLabel('Title in English').fill('New database servers');
    await dialog.getByLabel('Title in French').fill('Nouveaux serveurs');
    await dialog.getByLabel('Starts').fill(at(48));
    await dialog.getByLabel('Ends').fill(at(49));
    await dialog.getByLabel('Console').check();
    await say(dialog, 'The console stops for a moment.', 'La console s’arrête un instant.');
  });
  await page.getByRole('heading', { level: 1, name: 'New database servers' }).waitFor();
  await page.getByText('Not announced by mail yet').waitFor();
  await page.getByRole('button', { name: 'Move', exact: true }).waitFor();
  expect(await pageFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
