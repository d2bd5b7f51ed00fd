// engine: postgres, both in the long form
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOrganisation } from '../packages/server/src/modules/organisations/index.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { openBrowser } from './browser.ts';
import { consolePerson, visitConsole, type ConsoleVisit } from './console.ts';

const MINUTE_MS = 60_000;
const IN_UTC = { timezoneId: 'UTC' };

let server: TestServer;
let browser: Browser;
let ofOperator: ConsoleVisit;
let ofOwner: ConsoleVisit;
beforeAll(async () => {
  [server, browser] = await Promise.all([makeServer(), openBrowser()]);
  const operator = await consolePerson(server, { email: 'ops@example.com', name: 'Ops', operator: true });
  const owner = await consolePerson(server);
  await createOrganisation(owner.ctx, { name: 'Acme', slug: 'acme' });
  ofOperator = await visitConsole(browser, server, operator, IN_UTC);
  ofOwner = await visitConsole(browser, server, owner, IN_UTC);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('an operator finds a customer by plan, and what is agreed stands on the customer’s own page', async () => {
  const { page, complaints } = ofOperator;
  await ofOwner.open('/o/acme/settings/plan', 'Plan');
  await ofOwner.page.getByText('Plan: Self-hosted').first().waitFor();
  await ofOperator.open('/admin/customers', 'Customers');
  await page.getByLabel('Plan').selectOption({ label: 'Plan: Team' });
  await page.getByText('Nothing matches these filters.').waitFor();
  await page.getByLabel('Plan').selectOption({ label: 'Plan: Self-hosted' });
  await page.getByRole('link', { name: 'Acme', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Acme' }).waitFor();

  await inDialog(page, 'Set the plan', async (dialog) => {
    await dialog.getByLabel('Plan', { exact: true }).selectOption({ label: 'Team' });
  });
  await inDialog(page, 'Grant credits', async (dialog) => {
    await dialog.getByLabel('Amount').fill('25');
  });
  const nextMinute = Math.ceil(server.clock.nowMs() / MINUTE_MS + 1) * MINUTE_MS;
  await inDialog(page, 'Enter a contract', async (dialog) => {
    await dialog.getByLabel('From').fill(new Date(nextMinute).toISOString().slice(0, 16));
    await dialog
      .getByLabel('Until')
      .fill(new Date(nextMinute + 366 * 1440 * MINUTE_MS).toISOString().slice(0, 16));
    await dialog.getByLabel('Fee a month').fill('300');
    await dialog.getByLabel('Zone of business hours').fill('Europe/Paris');
    await dialog.getByLabel('Country').selectOption({ label: 'France' });
    await dialog.getByRole('button', { name: 'Propose' }).click();
    await dialog.getByLabel('Date of holiday 11').waitFor();
    await dialog.getByLabel('Open on holiday 1', { exact: true }).fill('9:00-12:00');
    await dialog.getByLabel('Urgent', { exact: true }).fill('8');
    await dialog.getByLabel('Open', { exact: true }).fill('9 to 5');
    await dialog.getByRole('button', { name: 'Enter', exact: true }).click();
    await dialog.getByText('Write times such as').waitFor();
    await dialog.getByLabel('Open', { exact: true }).fill('09:00-12:00, 13:00-17:00');
  });
  server.clock.advance(nextMinute - server.clock.nowMs());

  await ofOwner.open('/o/acme/settings/plan', 'Plan');
  const coverage = ofOwner.page.getByRole('region', { name: 'What you are covered for' });
  await coverage.getByText('Plan: Enterprise').waitFor();
  await coverage.getByText('Response times are owed by contract, by the table Priority Plus.').waitFor();
  await coverage.getByText(/^Europe\/Paris, with \d+ holidays$/).waitFor();
  await ofOwner.page.getByText('$25', { exact: true }).first().waitFor();
  await ofOwner.page.getByText('Mon, Tue, Wed, Thu, Fri · 09:00–12:00, 13:00–17:00').waitFor();
  await ofOwner.page.getByText('Urgent: 8 hours', { exact: true }).waitFor();
  await ofOwner.page
    .getByText(/ 09:00–12:00, /)
    .first()
    .waitFor();
  await ofOwner.page.getByText('Order 1042').first().waitFor();

  await ofOperator.open('/admin/customers?plan=enterprise', 'Customers');
  await page.getByRole('link', { name: 'Acme', exact: true }).waitFor();
  expect([...complaints, ...ofOwner.complaints]).toEqual([]);
});

test('an operator publishes a version of the catalogue, and sees before what it changes', async () => {
  const { page, complaints } = ofOperator;
  await ofOperator.open('/admin/plans', 'Plans');
  await page.getByRole('link', { name: 'Publish a version' }).click();
  const team = page.getByRole('region', { name: 'Team' });
  await team.getByLabel('Price by the month').fill('a lot');
  await page.getByLabel('Note').fill('Team costs more');
  const publish = page.getByRole('button', { name: 'Publish', exact: true });
  await publish.click();
  await team.getByText('This is no sum in dollars').waitFor();
  await team.getByLabel('Price by the month').fill('109');
  const changes = page.getByRole('region', { name: 'What changes' });
  await changes.getByText('$109 a month, $998 a year').waitFor();
  await page.getByRole('button', { name: 'Write as JSON' }).click();
  await page.getByRole('textbox', { name: 'Catalogue' }).waitFor();
  await page.getByRole('button', { name: 'Back to the form' }).click();
  expect(await team.getByLabel('Price by the month').inputValue()).toBe('109');
  // What only the server knows is told at the plans, and nothing typed is lost.
  await page.getByRole('button', { name: 'Remove Self-hosted' }).click();
  await publish.click();
  await page.getByRole('alert').getByText('organisations start on it').waitFor();
  await page.getByRole('button', { name: 'Write as JSON' }).click();
  const json = page.getByRole('textbox', { name: 'Catalogue' });
  const written = JSON.parse(await json.inputValue()) as { plans: { id: string }[] };
  const { catalogue } = (await (await server.fetch('/api/v1/plans')).json()) as {
    catalogue: { plans: { id: string }[] };
  };
  written.plans.push(...catalogue.plans.filter(({ id }) => id === 'self-hosted'));
  await json.fill(JSON.stringify(written));
  await publish.click();
  await page.getByText('Version 2 is published').waitFor();
  const row = page.getByRole('row', { name: /Version 2/ });
  await row.getByText('Offered now').waitFor();
  await row.getByText('Team costs more').waitFor();
  expect(complaints.filter((one) => !one.includes('400'))).toEqual([]);
});

/** Presses what opens a dialog, fills it in with a reason, sends it and waits until it is done. */
async function inDialog(page: Page, name: string, fill: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByLabel('Reason').fill('Order 1042');
  await dialog.locator('[type=submit]').click();
  await dialog.waitFor({ state: 'detached' });
}
