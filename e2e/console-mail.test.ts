// engine: postgres, both in the long form
// Its world is made over make-server.ts.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisationMembers } from '../packages/server/src/modules/organisations/index.ts';
import { makePostWorld, type PostWorld } from '../packages/server/src/testing/post-world.ts';
import { openBrowser } from './browser.ts';
import { consolePerson, pageFaults, visitConsole, type ConsolePerson, type ConsoleVisit } from './console.ts';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const LETTER = [
  '--b\nContent-Type: text/html\n',
  '<h1>Since Monday</h1><p>The <b>basket</b> stays empty, key <i>hunter2-secret</i>.</p>',
  '<table><tr><th>Device</th><th>Release</th></tr><tr><td>Pixel 9</td><td>v2</td></tr></table>',
  '<ul><li>iOS works</li><li>Android does not</li></ul>',
  '<a href="https://example.com/log">the log</a> <img alt="basket" src="cid:i@x">',
  '<img alt="advert" src="https://elsewhere.test/pixel.png"><script>a()</script>\n',
  '--b\nContent-Type: image/png\nContent-ID: <i@x>\nContent-Transfer-Encoding: base64\n',
  PNG,
  '--b--',
].join('\n');

let post: PostWorld;
let browser: Browser;
let person: ConsolePerson;
let visit: ConsoleVisit;
let desk: ConsoleVisit;
let address: string;

beforeAll(async () => {
  [post, browser] = await Promise.all([makePostWorld(), openBrowser()]);
  const { server } = post.mails;
  person = await consolePerson(server);
  const { actor } = person.ctx;
  if (actor.kind !== 'account') throw new Error('nobody');
  const orgId = post.customer.org.id;
  const member = { orgId, accountId: actor.accountId, role: 'developer' as const };
  await server.db.insert(organisationMembers).values({ ...member, createdAt: server.clock.now() });
  const head = 'Subject: The basket stays empty\nContent-Type: multipart/related; boundary=b';
  const { state } = await post.write(person.email, head, LETTER);
  if (state !== 'opened') throw new Error(`no ticket: ${state}`);
  const ticket = (await post.rows()).at(-1)!;
  address = `/o/${post.customer.org.slug}/support/CPG-${ticket.number}`;
  const here = { to: [post.addressOf(ticket)] };
  await post.write('zoe@outside.test', 'Subject: Re: The basket', 'It fails on my tablet, too.', here);
  await post.write('spam@outside.test', 'Subject: Re: The basket', 'Buy now.', here);
  await post.write(person.email, 'Subject: Send me the keys', 'Now.', { signer: undefined });
  await post.write(person.email, 'Subject: Absence du bureau', 'Back on Monday.', here);
  visit = await visitConsole(browser, server, person);
  const operator = { email: 'ops@example.com', name: 'Ops', operator: true };
  desk = await visitConsole(browser, server, await consolePerson(server, operator));
});
afterAll(async () => {
  await browser?.close();
  await post?.stop();
});

test('a mail is shown as it was laid out: nothing of it runs or is loaded from elsewhere', async () => {
  const { page } = visit;
  await visit.open(address, 'The basket stays empty');
  const mail = page.getByRole('article').first();
  await mail.getByRole('cell', { name: 'Pixel 9' }).waitFor();
  await mail.getByRole('listitem').filter({ hasText: 'Android does not' }).waitFor();
  await mail.getByText('Images from elsewhere are not loaded.').waitFor();
  const image = mail.getByRole('img', { name: 'basket', exact: true });
  await expect
    .poll(() => image.evaluate((one) => (one as unknown as { naturalWidth: number }).naturalWidth))
    .toBe(1);
  expect(await mail.locator('script, img[src^="http"], h1').count()).toBe(0);
  expect(await pageFaults(page)).toEqual([]);
});

test('who has no account waits outside until the requester has decided', async () => {
  const { page } = visit;
  await visit.open(address, 'The basket stays empty');
  const of = (from: string) => page.locator('.ui-banner').filter({ hasText: `${from} wrote to this ticket` });
  await of('zoe@outside.test').getByRole('button', { name: 'Let them in' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('they get every answer by mail').waitFor();
  expect(await pageFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Let them in' }).click();
  await page.getByRole('article').filter({ hasText: 'It fails on my tablet, too.' }).waitFor();
  await page.getByText('Reads and writes by mail: zoe@outside.test').waitFor();
  await of('spam@outside.test').getByRole('button', { name: 'Keep them out' }).click();
  await dialog.getByRole('button', { name: 'Keep them out' }).click();
  await of('spam@outside.test').waitFor({ state: 'detached' });
  expect(await page.getByRole('article').filter({ hasText: 'Buy now.' }).count()).toBe(0);
});

test('at the desk a mail is laid out alike, and what looked automatic becomes a message', async () => {
  const { page, open } = desk;
  await open(`/desk?ticket=${address.split('/').at(-1)}`, 'Desk');
  const mail = page.getByRole('article').filter({ has: page.getByRole('cell', { name: 'Pixel 9' }) });
  await mail.getByText('Images from elsewhere are not loaded.').waitFor();
  await mail.getByRole('img', { name: 'basket', exact: true }).waitFor();
  expect(await mail.locator('script, img[src^="http"], h1').count()).toBe(0);
  await mail.getByRole('button', { name: 'Fetch it as it came' }).first().waitFor();
  // The ticket is an article, too.
  const guest = page.locator('article article').filter({ hasText: 'It fails on my tablet, too.' });
  await guest.getByText('without an account', { exact: true }).waitFor();
  const said = page.locator('article article').filter({ hasText: 'Back on Monday.' });
  await said.getByText('An automatic mail arrived').waitFor();
  expect(await pageFaults(page)).toEqual([]);
  await said.getByRole('button', { name: 'A person wrote this' }).click();
  await page.getByText('It is a message now').waitFor();
  await said.getByRole('button', { name: 'A person wrote this' }).waitFor({ state: 'detached' });
  await expect.poll(() => said.count()).toBe(2);
  // Each answer says what became of the mails that carry it.
  await page.getByLabel('Reply to the customer').fill('We look into it.');
  await page.getByRole('button', { name: 'Send the reply' }).click();
  const answer = page.locator('article article').filter({ hasText: 'We look into it.' });
  await answer.waitFor();
  await post.mails.server.jobs.settled();
  await page.reload();
  await answer.getByText(`${person.email}: sent by mail`, { exact: true }).waitFor();
  expect(desk.complaints).toEqual([]);
});

test('an operator makes and ends an agent, chooses who hears of late answers, and restores a macro', async () => {
  const { page, open, complaints } = desk;
  const dialog = page.getByRole('dialog');
  await open('/desk/team', 'Team');
  await page.getByRole('button', { name: 'Make an agent' }).click();
  await dialog.getByLabel('Address of their account').fill(person.email);
  await dialog.getByRole('button', { name: 'Make an agent' }).click();
  const row = page.getByRole('row', { name: person.email });
  await row.getByText('Agent', { exact: true }).waitFor();
  const list = page.getByRole('region', { name: 'Who is told when an answer is late' });
  await list.getByRole('button', { name: 'Change' }).click();
  await dialog.getByRole('checkbox', { name: 'Ada Lovelace' }).check();
  await dialog.getByLabel('Organisation whose webhooks are told').selectOption({ index: 1 });
  expect(await pageFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  const heard = list.getByRole('definition');
  await heard.getByText('Ada Lovelace', { exact: true }).waitFor();
  await heard.getByText('The webhooks of').waitFor();
  await row.getByRole('button').click();
  await page.getByRole('menuitem', { name: 'End as an agent' }).click();
  await dialog.getByRole('button', { name: 'End as an agent' }).click();
  await row.waitFor({ state: 'detached' });
  await heard.getByText('Nobody').waitFor();

  await open('/desk/macros', 'Macros');
  const macro = page.getByRole('table', { name: 'Macros' }).getByRole('row').nth(1);
  const before = await macro.innerText();
  const act = async (name: string): Promise<void> => {
    await macro.getByRole('button').click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  };
  await act('Edit');
  await dialog.getByLabel('Title in English').fill('Something else');
  await dialog.getByRole('button', { name: 'Save a new version' }).click();
  await macro.getByText('Something else').waitFor();
  await act('Versions');
  await dialog.getByRole('listitem').filter({ hasText: 'Something else' }).getByText('in use').waitFor();
  expect(await pageFaults(page)).toEqual([]);
  await dialog
    .getByRole('button', { name: /^Restore: Version/ })
    .last()
    .click();
  await page.getByText(/It is version \d+ now/).waitFor();
  await page.keyboard.press('Escape');
  await macro.getByText('Something else').waitFor({ state: 'detached' });
  const title = before.split('\n')[0]!;
  expect((await macro.innerText()).split('\n')[0]).toBe(title);

  // Out of use, it can be chosen no longer; it comes back as it was last written.
  await act('Retire');
  await dialog.getByRole('button', { name: 'Retire' }).click();
  const gone = page.getByRole('table', { name: 'Out of use' });
  await gone.getByText(title, { exact: true }).waitFor();
  expect(await macro.innerText()).not.toContain(title);
  expect(await pageFaults(page)).toEqual([]);
  await gone.getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Bring back' }).click();
  await gone.waitFor({ state: 'detached' });
  await macro.getByText(title, { exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

test('a secret is taken out of a message and its mail for good', async () => {
  const { page } = visit;
  await visit.open(`${address}?do=redact`, 'The basket stays empty');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('The text to take out').fill('hunter2-secret');
  expect(await pageFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Take it out for good' }).click();
  await page.getByText('Taken out. Messages changed: 1.').waitFor();
  expect(await page.getByRole('article').first().innerText()).not.toContain('hunter2-secret');
});

test('whose name was used by somebody else is told so, until it was seen', async () => {
  const { page } = visit;
  await visit.open(`/o/${post.customer.org.slug}/support`, 'Support');
  const banner = page.locator('.ui-banner').filter({ hasText: 'A mail in your name did not come from you' });
  await banner.waitFor();
  expect(await pageFaults(page)).toEqual([]);
  await banner.getByRole('button', { name: 'Dismiss' }).click();
  await banner.waitFor({ state: 'detached' });
});

test('what one wrote to support is exported, and erased with the password', async () => {
  const { page } = visit;
  await visit.open('/account/support-data', 'Support data');
  // What is refused is said on the page, which stays.
  const refusal = {
    code: 'too-many-requests',
    detail: 'Wait a minute.',
    title: 'Wait',
    type: '',
    requestId: '1',
  };
  await page.route(
    '**/ticket-exports/account?check',
    (route) => route.fulfill({ status: 429, json: { ...refusal, status: 429 } }),
    { times: 1 },
  );
  await page.getByRole('button', { name: 'Download the zip' }).click();
  await page.getByText('Wait a minute.').waitFor();
  const [zip] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the zip' }).click(),
  ]);
  expect(zip.suggestedFilename()).toBe('my-tickets.zip');
  await page.getByRole('button', { name: 'Erase all of it' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your password').fill(person.password);
  expect(await pageFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Erase all of it' }).click();
  await page.getByText(/messages? (?:is|are) erased/).waitFor();
  expect(JSON.stringify(await post.rows())).not.toContain('The basket stays empty');
  expect(visit.complaints.filter((one) => !one.includes('429'))).toEqual([]);
});
