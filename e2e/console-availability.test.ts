// engine: postgres, both in the long form
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContract } from '../packages/server/src/modules/billing/index.ts';
import { createOrganisation } from '../packages/server/src/modules/organisations/index.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { startReceiver, type Receiver } from '../packages/server/src/testing/receiver.ts';
import { openBrowser } from './browser.ts';
import { consolePerson, pageFaults, visitConsole } from './console.ts';

const FACTS = {
  components: [{ id: 'api', isInSla: true, startedAt: '2026-10-01T00:00:00Z' }],
  states: [
    {
      componentId: 'api',
      state: 'major_outage',
      from: '2026-10-10T00:00:00Z',
      to: '2026-10-10T08:00:00Z',
      source: 'probes',
      incidentId: null,
    },
  ],
  windows: [],
  exclusions: [
    {
      id: 'x',
      reason: 'force_majeure',
      from: '2026-10-10T00:00:00Z',
      to: '2026-10-10T00:30:00Z',
      componentIds: ['api'],
      orgId: null,
      text: { en: 'Flood in the data centre', fr: 'Centre de données inondé' },
      author: 'Ada',
      createdAt: '2026-10-10T09:00:00Z',
    },
  ],
  gaps: [],
};

let server: TestServer;
let browser: Browser;
let service: Receiver;
beforeAll(async () => {
  service = await startReceiver();
  service.answer = (_request, response) => response.end(JSON.stringify({ facts: FACTS }));
  const config = { statusUrl: service.url, statusKey: 'k'.repeat(32) };
  [server, browser] = await Promise.all([makeServer({ config }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await service?.stop();
});

test('a missed month is confirmed with one click, approved, and on the account', async () => {
  const person = await consolePerson(server, { operator: true });
  await createOrganisation(person.ctx, { name: 'Acme', slug: 'acme' });
  await makeContract(person.ctx, {
    customer: 'acme',
    from: '2026-10-01T00:00:00Z',
    to: '2027-10-01T00:00:00Z',
    monthlyFeeMicroUsd: 249_000_000,
    responseRow: 'priority_plus',
    timeZone: 'UTC',
    holidays: [],
    reason: 'Signed',
  });
  await server.jobs.send(server.db, 'sla.freeze', {});
  await server.jobs.settled();
  const { page, open, complaints } = await visitConsole(browser, server, person);

  await open('/o/acme/settings/availability', 'Availability');
  // Seven and a half hours of 31 days; half an hour was left out.
  await page.getByText('98.991%').first().waitFor();
  await page.getByText('force majeure').waitFor();
  expect(await pageFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Confirm $24.90' }).click();
  await page.getByText('To be approved').waitFor();

  await open('/admin/availability', 'Availability');
  expect(await pageFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Approve Acme' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Credit $24.90 to Acme?').waitFor();
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await dialog.waitFor({ state: 'detached' });

  await open('/o/acme/settings/availability', 'Availability');
  await page.getByText('Approved', { exact: true }).waitFor();
  await page
    .getByRole('table', { name: 'Account of credits' })
    .getByText('Credit for October 2026')
    .waitFor();
  expect(complaints).toEqual([]);

  await page.goto('/fr/sla');
  await page
    .getByText(/98,991\s%/)
    .first()
    .waitFor();
  await page.getByText('Centre de données inondé').first().waitFor();
});
