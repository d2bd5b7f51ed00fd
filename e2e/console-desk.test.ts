// engine: postgres, both in the long form
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { makeStaff, makeTicketWorld, type TicketWorld } from '../packages/server/src/testing/ticket-world.ts';
import { ticketTimeline } from '../packages/server/src/modules/tickets/index.ts';
import { openBrowser } from './browser.ts';
import { consolePerson, pageFaults, visitConsole, type ConsolePerson } from './console.ts';

let server: TestServer;
let browser: Browser;
let world: TicketWorld;
let grace: ConsolePerson;
let alan: ConsolePerson;
beforeAll(async () => {
  [server, browser] = await Promise.all([makeServer(), openBrowser()]);
  grace = await consolePerson(server, { email: 'grace@example.com', name: 'Grace Hopper', agent: true });
  alan = await consolePerson(server, { email: 'alan@example.com', name: 'Alan Turing', agent: true });
  world = await makeTicketWorld(server, await makeStaff(server));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const isFocused = (page: Page, selector: string) => page.locator(`${selector}:focus`).waitFor();

test('an agent works through a ticket by keyboard alone', async () => {
  const later = await world.ticket(world.developer, {
    subject: 'A question about channels',
    severity: 'low',
  });
  const urgent = await world.ticket(world.developer, {
    subject: 'Rien ne démarre',
    severity: 'urgent',
    language: 'fr',
  });
  const { page, open, complaints, context } = await visitConsole(browser, server, grace);
  // Whoever signs in is sent to the organisations; an agent has none to look at.
  await open('/o', 'Desk');
  expect(new URL(page.url()).pathname).toBe('/desk');
  const rail = page.getByRole('navigation', { name: 'Navigation' });
  expect(await rail.getByRole('link').allInnerTexts()).toEqual(['Desk']);
  await page.getByRole('link', { name: /Rien ne démarre/ }).waitFor();
  expect(await pageFaults(page)).toEqual([]);
  const { keyboard } = page;

  // The most urgent one stands on top.
  await keyboard.press('j');
  await isFocused(page, `a[href*="${urgent.reference}"]`);
  await keyboard.press('j');
  await isFocused(page, `a[href*="${later.reference}"]`);
  await keyboard.press('k');
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: 'Rien ne démarre' }).waitFor();
  await isFocused(page, '[data-ticket-heading]');
  await page.getByText('Since the last release.').waitFor();
  expect(await pageFaults(page)).toEqual([]);

  await keyboard.press('a');
  await page.getByRole('dialog').waitFor();
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Assign: Grace Hopper' }).waitFor();

  await keyboard.press('n');
  await keyboard.type('They sound angry.');
  // The key that sends replies does not save a note.
  await keyboard.press('Control+Enter');
  await keyboard.press('Control+Shift+Enter');
  const entries = page.getByRole('listitem');
  await entries.filter({ hasText: 'Internal note' }).getByText('They sound angry.').waitFor();

  await keyboard.press('Escape');
  await keyboard.press('m');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  // Opens the list, then takes its first line.
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  // In the language of the customer.
  await page.getByRole('dialog').locator('p[lang=fr]').waitFor();
  expect(await pageFaults(page)).toEqual([]);
  await reach(page, 'Put it into the reply');
  await keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const reply = page.getByLabel('Reply to the customer');
  await reply.and(page.locator(':focus')).waitFor();
  await keyboard.press('Control+End');
  await keyboard.type(' À bientôt.');
  await keyboard.press('Control+Enter');
  await entries.getByText('À bientôt.').waitFor();

  await keyboard.press('Escape');
  await keyboard.press('Escape');
  await page.getByRole('link', { name: /A question about channels/ }).waitFor();
  expect(new URL(page.url()).search).toBe('');
  await keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys of the desk' }).waitFor();
  await keyboard.press('Escape');
  await keyboard.press('/');
  await isFocused(page, 'input[type=search]');
  await keyboard.type('channels');
  await page.getByRole('link', { name: /Rien ne démarre/ }).waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  const inside = await context.request.get(`/api/v1/desk/tickets/${urgent.id}/timeline`);
  expect(await inside.text()).toContain('They sound angry.');
  await context.close();
  const org = world.org.slug;
  const outside = await ticketTimeline(world.developer.ctx, { org, ticket: urgent.id, limit: 50 });
  expect(JSON.stringify(outside)).toContain('À bientôt.');
  expect(JSON.stringify(outside)).not.toContain('They sound angry.');
});

test('two agents at one ticket see each other, and what comes meanwhile', async () => {
  const ticket = await world.ticket(world.developer, { subject: 'Two at once' });
  const [first, second] = [
    await visitConsole(browser, server, grace),
    await visitConsole(browser, server, alan),
  ];
  const path = `/desk?ticket=${ticket.reference}`;
  const presence = await watchPresence(first.page);
  await first.open(path, 'Desk');
  await first.page.getByLabel('Reply to the customer').fill('I look into it');
  await first.page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
  );
  presence.goOn();
  await second.open(path, 'Desk');
  await second.page.getByText('Grace Hopper is writing on this ticket').waitFor();
  await second.page.getByLabel('Reply to the customer').fill('Call notifyAppReady.');
  await second.page.getByRole('button', { name: 'Send the reply' }).click();
  await first.page.getByText('Something was added while you wrote').waitFor();
  expect(await first.page.getByLabel('Reply to the customer').inputValue()).toBe('I look into it');
  expect(presence.mostAtOnce()).toBe(1);
  expect([...first.complaints, ...second.complaints]).toEqual([]);
  await Promise.all([first.context.close(), second.context.close()]);
});

/**
 * Holds back the word that one reads until `goOn`, and counts how many words are under way at once: of two, the older
 * might arrive last. What is said again a quarter of a minute later, which would mend that, does not arrive.
 */
async function watchPresence(page: Page): Promise<{ goOn(): void; mostAtOnce(): number }> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const said: string[] = [];
  let [under, most] = [0, 0];
  await page.route('**/presence', async (route) => {
    const { doing } = route.request().postDataJSON() as { doing: string };
    if (said.includes(doing)) return;
    said.push(doing);
    most = Math.max(most, ++under);
    if (doing === 'reading') await promise;
    await route.fulfill({ response: await route.fetch() });
    under--;
  });
  return { goOn: resolve, mostAtOnce: () => most };
}

/** Goes to a button by Tab, and fails when that does not lead there. */
async function reach(page: Page, name: string): Promise<void> {
  const target = page.getByRole('button', { name });
  for (let stop = 0; stop < 40; stop++) {
    if ((await target.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${name}`);
}
