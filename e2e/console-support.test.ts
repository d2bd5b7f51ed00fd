// engine: postgres, both in the long form
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../packages/server/src/modules/apps/index.ts';
import { setPlan } from '../packages/server/src/modules/billing/index.ts';
import { createOrganisation } from '../packages/server/src/modules/organisations/index.ts';
import { createProject, setProjectRole } from '../packages/server/src/modules/projects/index.ts';
import { answerTicket, mergeTickets } from '../packages/server/src/modules/ticket-handling/index.ts';
import { getDeskTicket } from '../packages/server/src/modules/ticket-handling/get-desk-ticket.ts';
import { openTicket } from '../packages/server/src/modules/tickets/index.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { openBrowser } from './browser.ts';
import { consolePerson, pageFaults, visitConsole, type ConsolePerson, type ConsoleVisit } from './console.ts';
import { mouseOf } from './hands.ts';

const SUPPORT = '/o/acme/support';
const incident = {
  id: 'inc_1',
  title: { en: 'Downloads are slow', fr: 'Les téléchargements sont lents' },
  update: { en: 'We look into it.', fr: 'Nous cherchons.' },
  startedAt: '2026-01-01T10:00:00Z',
  url: 'https://status.example/inc_1',
  components: ['downloads'],
};

let folder: string;
let server: TestServer;
let browser: Browser;
let operator: ConsolePerson;
let owner: ConsolePerson;
let viewer: ConsolePerson;
let ofOwner: ConsoleVisit;
let ofViewer: ConsoleVisit;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'codepushgo-support-'));
  const statusState = join(folder, 'state.json');
  writeFileSync(statusState, JSON.stringify({ incidents: [incident] }));
  [server, browser] = await Promise.all([makeServer({ config: { statusState } }), openBrowser()]);
  operator = await consolePerson(server, { email: 'operator@example.com', operator: true });
  owner = await consolePerson(server);
  viewer = await consolePerson(server, { email: 'grace@example.com', name: 'Grace Hopper' });
  await createOrganisation(owner.ctx, { name: 'Acme', slug: 'acme' });
  await createProject(owner.ctx, { org: 'acme', name: 'Shop', slug: 'shop' });
  await createApp(owner.ctx, { org: 'acme', project: 'shop', name: 'shop-ios', os: 'ios' });
  await setProjectRole(owner.ctx, { org: 'acme', project: 'shop', account: viewer.email, role: 'viewer' });
  ofOwner = await visitConsole(browser, server, owner, { timezoneId: 'Asia/Tokyo' });
  ofViewer = await visitConsole(browser, server, viewer, { timezoneId: 'America/New_York' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const plan = async (id: 'free' | 'team'): Promise<void> => {
  const interval = id === 'free' ? {} : { interval: 'month' as const };
  await setPlan(operator.ctx, { customer: 'acme', plan: id, reason: 'test', ...interval });
  await server.jobs.settled();
};
const write = async (page: Page, subject: string, text: string): Promise<void> => {
  await page.getByLabel('Subject', { exact: true }).fill(subject);
  await page.getByLabel('Description').fill(text);
};
/** The reference in the address of the ticket that is shown. */
const shown = async (page: Page, subject: string): Promise<string> => {
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
  return new URL(page.url()).pathname.split('/').at(-1)!;
};
/** The due time of the clock that runs: its instant, and as it is read. */
const dueOf = async (page: Page): Promise<{ at: string | null; words: string }> => {
  const time = page.getByRole('region', { name: 'What is owed' }).locator('time').first();
  return { at: await time.getAttribute('datetime'), words: await time.innerText() };
};

test('who does not pay is told before typing, keeps the text, and it is sent by paying', async () => {
  const { page } = ofOwner;
  await plan('free');
  await ofOwner.open(`${SUPPORT}/new?project=shop`, 'New ticket');
  await page.getByText('This is not processed').waitFor();
  await page.getByText('A paid plan, credits or an add-on').waitFor();
  await write(page, 'It does not start', 'Since the last release.');
  await page.getByRole('button', { name: 'Keep the text' }).click();
  await page.getByRole('link', { name: 'Show kept texts' }).click();
  await page.getByRole('heading', { name: 'It does not start' }).waitFor();
  expect(await pageFaults(page)).toEqual([]);
  await plan('team');
  await ofOwner.open(SUPPORT, 'Support');
  await page.getByRole('link', { name: 'It does not start' }).waitFor();
});

test('a request is accepted and answered; both sides read the same due time, each in its own zone', async () => {
  const { page } = ofOwner;
  await ofOwner.open(`${SUPPORT}/new?project=shop&app=shop-ios`, 'New ticket');
  await page.getByText('This will be processed').waitFor();
  await page.getByRole('radio', { name: /^High/ }).check();
  await page.getByText('Sent now, an answer is due by').waitFor();
  await write(page, 'Package cannot be verified', 'The update contents failed the data integrity check.');
  const file = join(folder, 'device.log');
  writeFileSync(file, 'a line\n');
  await mouseOf(page).give(file);
  await page.getByRole('button', { name: 'Remove device.log' }).waitFor();
  await page.getByRole('switch', { name: 'The project and its apps' }).check();
  expect(await pageFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Send the request' }).click();
  const ticket = await shown(page, 'Package cannot be verified');
  await page.getByRole('link', { name: 'device.log' }).waitFor();
  await page.getByText('The project and its apps').waitFor();
  await page.getByRole('button', { name: 'Share more' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('switch', { name: 'Incidents that are open now' }).check();
  await dialog.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Stop sharing: Incidents that are open now' }).click();
  await page.getByText('Incidents that are open now').waitFor({ state: 'detached' });
  const mine = await dueOf(page);
  const { clocks } = await getDeskTicket(operator.ctx, { ticket });
  expect(mine.at).toBe(clocks[0]!.dueAt);

  await ofViewer.open(`${SUPPORT}/${ticket}`, 'Package cannot be verified');
  const theirs = await dueOf(ofViewer.page);
  expect(theirs.at).toBe(mine.at);
  expect(theirs.words).not.toBe(mine.words);
  const utc = /· (.+) UTC/;
  expect(utc.exec(theirs.words)?.[1]).toBe(utc.exec(mine.words)?.[1]);

  await answerTicket(operator.ctx, {
    ticket,
    text: 'Please send the public key.',
    status: 'pending_customer',
  });
  await page.reload();
  await page.getByText('Please send the public key.').waitFor();
  await page.getByLabel('Your answer').fill('Here it is.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('article').getByText('Here it is.').waitFor();
  expect(await pageFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'It is solved' }).click();
  await page.getByText('This ticket is solved').waitFor();
});

test('an incident that explains it is offered; whoever has something else says so', async () => {
  const { page } = ofOwner;
  await ofOwner.open(`${SUPPORT}/new?project=shop`, 'New ticket');
  await write(page, 'Downloads are slow', 'Downloads of updates are very slow since this morning.');
  await page.getByText('May be what you see').waitFor();
  const follow = page.locator('form').getByRole('link', { name: 'Follow the incident' });
  expect(await follow.getAttribute('href')).toBe(incident.url);
  await page.getByRole('checkbox', { name: 'Mine is different' }).check();
  await page.getByRole('button', { name: 'Send the request' }).click();
  const ticket = await shown(page, 'Downloads are slow');
  expect((await getDeskTicket(operator.ctx, { ticket })).incidents).toEqual([]);
});

test('a viewer asks, and a developer confirms in one click', async () => {
  const { page } = ofViewer;
  await ofViewer.open(`${SUPPORT}/new?project=shop`, 'New ticket');
  await page.getByText('A developer must confirm it').waitFor();
  await write(page, 'Wrong colours', 'After the update the colours are wrong.');
  await page.getByRole('button', { name: 'Send the request' }).click();
  const ticket = await shown(page, 'Wrong colours');
  await page.getByText('A developer must confirm this ticket').waitFor();
  expect(await page.getByRole('button', { name: 'Confirm the request' }).count()).toBe(0);
  await ofOwner.open(`${SUPPORT}/${ticket}`, 'Wrong colours');
  await ofOwner.page.getByRole('button', { name: 'Confirm the request' }).click();
  await ofOwner.page.getByText('Due by').waitFor();
  await page.reload();
  await page.getByText('confirmed the request').waitFor();
});

test('a merged ticket leads to the one that goes on', async () => {
  const { page } = ofOwner;
  const ask = async (subject: string): Promise<string> => {
    const wish = { category: 'technical', severity: 'normal', channel: 'api', isDifferent: true } as const;
    const { ticket } = await openTicket(owner.ctx, {
      org: 'acme',
      project: 'shop',
      subject,
      text: 'x',
      ...wish,
    });
    return ticket!.reference;
  };
  const [first, second] = [await ask('Twice the same'), await ask('The same again')];
  await mergeTickets(operator.ctx, { ticket: second, into: first });
  await ofOwner.open(`${SUPPORT}/${second}`, 'The same again');
  await page.getByRole('link', { name: first }).first().click();
  expect(await shown(page, 'Twice the same')).toBe(first);
  await page.getByText('merged another ticket into this').waitFor();
});

test('Premium Support is a form for Team, and an offer for others', async () => {
  const { page } = ofOwner;
  await ofOwner.open(`${SUPPORT}/premium?project=shop`, 'Premium Support');
  await write(page, 'We go live on Monday', 'Who looks at it with us?');
  await page.getByRole('button', { name: 'Send the request' }).click();
  const ticket = await shown(page, 'We go live on Monday');
  expect(await getDeskTicket(operator.ctx, { ticket })).toMatchObject({ queue: 'premium' });
  await plan('free');
  await ofOwner.open(`${SUPPORT}/premium`, 'Premium Support');
  await page.getByText('Your plan has no Premium Support').waitFor();
  await page.getByRole('link', { name: 'Compare the plans' }).waitFor();
  expect([...ofOwner.complaints, ...ofViewer.complaints]).toEqual([]);
});
