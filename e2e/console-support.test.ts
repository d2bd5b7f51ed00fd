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
import { getDeskTicket } from '../packages/server/src/modules/ticket-handling/get-desk-ticket.ts';
import {
  publishSupportPolicy,
  savePolicyDraft,
  seedPolicy,
} from '../packages/server/src/modules/support-policy/index.ts';
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
/** Staff at the desk. */
let ofDesk: ConsoleVisit;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'codepushgo-support-'));
  const statusState = join(folder, 'state.json');
  writeFileSync(statusState, JSON.stringify({ incidents: [incident] }));
  [server, browser] = await Promise.all([makeServer({ config: { statusState } }), openBrowser()]);
  // Two of the three read French.
  operator = await consolePerson(server, { email: 'operator@example.com', operator: true, language: 'fr' });
  owner = await consolePerson(server);
  viewer = await consolePerson(server, { email: 'grace@example.com', name: 'Grace Hopper', language: 'fr' });
  await createOrganisation(owner.ctx, { name: 'Acme', slug: 'acme' });
  await createProject(owner.ctx, { org: 'acme', name: 'Shop', slug: 'shop' });
  await createApp(owner.ctx, { org: 'acme', project: 'shop', name: 'shop-ios', os: 'ios' });
  await setProjectRole(owner.ctx, { org: 'acme', project: 'shop', account: viewer.email, role: 'viewer' });
  ofOwner = await visitConsole(browser, server, owner, { timezoneId: 'Asia/Tokyo' });
  ofViewer = await visitConsole(browser, server, viewer, { timezoneId: 'America/New_York' });
  ofDesk = await visitConsole(browser, server, operator, { timezoneId: 'Europe/Paris' });
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
const write = async (page: Page, subject: string, text: string, label = 'Subject'): Promise<void> => {
  await page.getByLabel(label, { exact: true }).fill(subject);
  await page.getByLabel('Description').fill(text);
};
/** The reference in the address of the ticket that is shown. */
const shown = async (page: Page, subject: string): Promise<string> => {
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
  return new URL(page.url()).pathname.split('/').at(-1)!;
};
/** The due time of the clock that runs: its instant, and the times of day that are read, the reader's and that of UTC. */
const dueOf = async (page: Page, card: string): Promise<{ at: string | null; own: string; utc: string }> => {
  const time = page.getByRole('region', { name: card }).locator('time').filter({ hasText: 'UTC' }).first();
  const [own = '', utc = ''] = (await time.innerText()).match(/\d\d:\d\d/g) ?? [];
  return { at: await time.getAttribute('datetime'), own, utc };
};
const openDesk = (query: string): Promise<void> => ofDesk.open(`/desk?${query}`, 'Bureau d’assistance');

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
  const mine = await dueOf(page, 'What is owed');
  const { clocks } = await getDeskTicket(operator.ctx, { ticket });
  expect(mine.at).toBe(clocks[0]!.dueAt);

  await openDesk(`ticket=${ticket}`);
  const theirs = await dueOf(ofDesk.page, 'Ce qui est dû');
  expect([theirs.at, theirs.utc]).toEqual([mine.at, mine.utc]);
  expect([mine.own, theirs.own].includes(mine.utc)).toBe(false);
  expect(theirs.own).not.toBe(mine.own);
  for (const side of [page, ofDesk.page]) await side.getByText(/00 \(UTC\)/).waitFor();
  expect(await pageFaults(ofDesk.page)).toEqual([]);
  await ofDesk.page.getByLabel('Réponse au client').fill('Please send the public key.');
  await ofDesk.page.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await ofDesk.page.locator('article article').getByText('Please send the public key.').waitFor();
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
  await ofViewer.open(`${SUPPORT}/new?project=shop`, 'Nouvelle demande');
  await page.getByText('Un développeur doit la confirmer').waitFor();
  await write(page, 'Couleurs fausses', 'Les couleurs sont fausses depuis la mise à jour.', 'Objet');
  await page.getByRole('button', { name: 'Envoyer la demande' }).click();
  const ticket = await shown(page, 'Couleurs fausses');
  await page.getByText('Un développeur doit confirmer cette demande').waitFor();
  expect(await page.getByRole('button', { name: 'Confirmer la demande' }).count()).toBe(0);
  expect(await pageFaults(page)).toEqual([]);
  await ofOwner.open(`${SUPPORT}/${ticket}`, 'Couleurs fausses');
  await ofOwner.page.getByRole('button', { name: 'Confirm the request' }).click();
  await ofOwner.page.getByText('Due by').waitFor();
  await page.reload();
  await page.getByText('a confirmé la demande').waitFor();
});

test('staff merge two tickets, and the merged one leads to the one that goes on', async () => {
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
  await openDesk(`ticket=${second}&do=merge`);
  const dialog = ofDesk.page.getByRole('dialog');
  await dialog.getByRole('combobox').fill('Twice');
  await dialog.getByRole('option', { name: first }).click();
  await dialog.getByRole('button', { name: 'Fusionner' }).click();
  await ofDesk.page.getByRole('heading', { level: 2, name: 'Twice the same' }).waitFor();
  await ofOwner.open(`${SUPPORT}/${second}`, 'The same again');
  await page.getByRole('link', { name: first }).first().click();
  expect(await shown(page, 'Twice the same')).toBe(first);
  await page.getByText('merged another ticket into this').waitFor();
});

test('a report for the community is put together without its key, and opens filled in', async () => {
  const { page } = ofOwner;
  const policy = structuredClone(seedPolicy.policy);
  policy.community[0]!.href = 'https://github.com/acme/updates';
  const { revision } = await savePolicyDraft(operator.ctx, { policy, revision: 0 });
  const effectiveFrom = new Date(server.clock.nowMs() + 1000).toISOString();
  await publishSupportPolicy(operator.ctx, { revision, note: 'test', effectiveFrom });
  server.clock.advance(1000);
  await ofOwner.open(`${SUPPORT}/community`, 'Community');
  await page.getByLabel('Title').fill('The update is not taken');
  await page.getByLabel('The smallest code that shows it').fill('codePush({})');
  await page.getByLabel('Configuration').fill('CodePushDeploymentKey = "abcdef123456"');
  await page.getByLabel('Versions').fill('react-native 0.86.3');
  await page.getByText('1 secret was masked.').waitFor();
  expect(await pageFaults(page)).toEqual([]);
  const open = page.getByRole('link', { name: 'Open it on GitHub' });
  const { origin, pathname, searchParams } = new URL((await open.getAttribute('href'))!);
  expect([origin + pathname, searchParams.get('title')]).toEqual([
    'https://github.com/acme/updates/issues/new',
    'The update is not taken',
  ]);
  const body = searchParams.get('body')!;
  for (const part of ['codePush({})', 'react-native 0.86.3', '••••']) expect(body).toContain(part);
  expect(body).not.toContain('abcdef123456');
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
  expect([ofOwner, ofViewer, ofDesk].flatMap(({ complaints }) => complaints)).toEqual([]);
});
