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

async function inDialog(
  page: Page,
  opener: string,
  fill: (dialog: Locator) => Promise<void>,
  submit = 'Publish',
): Promise<void> {
  await page.getByRole('button', { name: opener, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name: submit }).click();
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
    await dialog.getByText('La vérification des mises à jour échoue').first().waitFor();
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
  await seesItWhileTheServerIsLost();
  await page.getByRole('link', { name: 'Update checks fail', exact: true }).click();
  await inDialog(page, 'Resolve', (dialog) => say(dialog, 'It is renewed.', 'Il est renouvelé.'));
  await page.getByText('Resolved', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Write the post-mortem' }).waitFor();
  expect(complaints).toEqual([]);
});

/** The console’s server does not answer any more: the status site, on its own origin, says why. */
async function seesItWhileTheServerIsLost(): Promise<void> {
  const page = await visit.context.newPage();
  await page.goto('/admin/status');
  await page.getByText('Incident under way: Update checks fail').waitFor();
  await page.route(`${server.url}/**`, (route) => route.abort());
  const asked = page.waitForResponse(`${server.config.statusUrl}/state.json`);
  // The browser notices at once; that it stays so is found out by asking.
  await page.evaluate("dispatchEvent(new Event('offline'))");
  expect((await asked).status()).toBe(200);
  await page
    .getByRole('status')
    .filter({ hasText: 'This page goes on by itself' })
    .getByText('Incident under way: Update checks fail')
    .waitFor();
  await page.close();
}

test('a component is added, renamed, moved and taken off the site', async () => {
  const { page, complaints } = visit;
  const names = async (): Promise<string> => {
    const answer = await fetch(`${server.config.statusUrl}/api/v2/components.json`);
    const { components } = (await answer.json()) as { components: { name: string; position: number }[] };
    return components
      .toSorted((a, b) => a.position - b.position)
      .map(({ name }) => name)
      .join();
  };
  const shows = (end: string): Promise<unknown> => eventually(names, (all) => all.endsWith(end));
  const choose = async (name: string, act: string): Promise<void> => {
    await page.getByRole('row', { name }).getByRole('button').click();
    await page.getByRole('menuitem', { name: act, exact: true }).click();
  };
  const dialog = page.getByRole('dialog');
  const save = async (name: string): Promise<void> => {
    await dialog.getByLabel('Name in English').fill(name);
    await dialog.getByLabel('Name in French').fill(`${name} (fr)`);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  await visit.open('/admin/status/components', 'Components');
  await page.getByRole('button', { name: 'New component' }).click();
  await save('Edge');
  await shows('Support desk,Edge');
  await choose('Edge', 'Edit');
  await save('Border');
  await choose('Border', 'Move up');
  await shows('Border,Support desk');
  await choose('Border', 'Take off the site');
  await dialog.getByRole('button', { name: 'Take off the site' }).click();
  await dialog.waitFor({ state: 'detached' });
  await shows('E-mail intake,Support desk');
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
  const longer = async (dialog: Locator): Promise<void> => {
    await dialog.getByLabel('Ends').fill(at(50));
    await say(dialog, 'It takes longer.', 'C’est plus long.');
  };
  await inDialog(page, 'Extend', longer, 'Extend');
  await page.getByText('It takes longer.').waitFor();
  const cancel = 'Cancel the maintenance';
  await inDialog(page, cancel, (dialog) => say(dialog, 'Not now.', 'Pas maintenant.'), cancel);
  await page.getByText('Cancelled', { exact: true }).first().waitFor();
  expect(await pageFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
