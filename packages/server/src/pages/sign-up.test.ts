import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createAccount, firstRunLink } from '#accounts';
import { accounts, auditEntries } from '../schema.ts';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { readMailbox } from '../testing/mailbox.ts';
import { visitor } from '../testing/visitor.ts';
import { passwords } from '../modules/accounts/passwords.ts';
import { eq } from 'drizzle-orm';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer({ config: { signUp: 'open' } });
});
afterAll(() => server.stop());

const PASSWORD = 'four odd words here';
let number = 0;
const someAddress = (): string => `person-${++number}@example.com`;

async function mailTo(email: string) {
  return (await readMailbox(server)).filter((mail) => mail.to === email);
}

test('before there is an account, only the link of the first start makes one', async () => {
  const browser = visitor(server);
  expect((await browser.get('/sign-up')).html).toContain('Its log holds a link');
  const early = someAddress();
  await browser.post('/sign-up', { email: early, name: 'Early' });
  expect(await mailTo(early)).toEqual([]);

  const first = (await firstRunLink(server.platform))!;
  // Processes that start together, or again, print the same.
  const again = await Promise.all([firstRunLink(server.platform), firstRunLink(server.platform)]);
  expect(again).toEqual([first, first]);
  // A GET uses nothing up: mail scanners and curious browsers open links too.
  for (let time = 0; time < 3; time++) expect((await browser.get(first)).status).toBe(200);
  const { hidden } = await browser.get(first);
  const form = { ...hidden, name: 'Ada Ops', email: 'Ada@Example.com', password: PASSWORD };

  const refused = await browser.post('/first-run', { ...form, password: 'short' });
  expect(refused).toMatchObject({ status: 400, location: null });
  expect(refused.html).toContain('value="Ada@Example.com"');
  expect(refused.html).not.toContain('short');

  const done = await browser.post('/first-run', form);
  expect(done).toMatchObject({ status: 303, location: '/o' });
  expect((await browser.get('/my-account')).html).toContain('You run this platform');
  const [ada] = await server.db.select().from(accounts);
  expect(ada).toMatchObject({
    email: 'ada@example.com',
    userName: 'ada-ops',
    staff: 'operator',
    emailVerified: true,
  });

  expect((await visitor(server).post('/first-run', form)).status).toBe(410);
  expect((await browser.get(first)).status).toBe(410);
  expect(await firstRunLink(server.platform)).toBeNull();
});

test('an account is made with the link from the mail, once', async () => {
  const email = someAddress();
  const browser = visitor(server);
  const sent = await browser.post('/sign-up', { email: email.toUpperCase(), name: 'Zoë Müller' });
  expect(sent.status).toBe(200);
  const [mail] = await mailTo(email);
  const link = mail!.links[0]!;
  expect(link).toMatch(/\/verify-email\?token=[\w-]{32}$/);

  const open = await browser.get(link);
  expect(open.html).toContain('value="Zoë Müller"');
  expect((await browser.get(link)).status).toBe(200);
  const form = { ...open.hidden, name: 'Zoë Müller', password: PASSWORD };
  expect(await browser.post('/verify-email', form)).toMatchObject({ status: 303, location: '/o' });
  expect((await browser.get('/my-account')).html).toContain('zoe-muller');
  expect((await browser.post('/verify-email', form)).status).toBe(410);
  expect((await browser.get(link)).status).toBe(410);

  const [account] = await server.db.select().from(accounts).where(eq(accounts.email, email));
  const entries = await server.db.select().from(auditEntries).where(eq(auditEntries.targetId, account!.id));
  expect(entries.map(({ action }) => action).sort()).toEqual(['account.created', 'session.created']);
  expect(JSON.stringify(entries)).not.toContain(email);
});

test('a newer request ends the older link, and a link ends after a day', async () => {
  const email = someAddress();
  const browser = visitor(server);
  await browser.post('/sign-up', { email, name: 'Old Name' });
  const [older] = await mailTo(email);
  await browser.post('/sign-up', { email, name: 'New Name' });
  const links = (await mailTo(email)).flatMap((mail) => mail.links);
  const newer = links.find((link) => link !== older!.links[0])!;
  expect((await browser.get(older!.links[0]!)).status).toBe(410);
  expect((await browser.get(newer)).html).toContain('value="New Name"');
  server.clock.advance(24 * 60 * 60 * 1000);
  expect((await browser.get(newer)).status).toBe(410);
  const late = { token: new URL(newer).searchParams.get('token')!, name: 'New Name', password: PASSWORD };
  expect((await browser.post('/verify-email', late)).status).toBe(410);
});

test('of two who send the form at once, one makes the account', async () => {
  const email = someAddress();
  await visitor(server).post('/sign-up', { email, name: 'Twice' });
  const token = new URL((await mailTo(email))[0]!.links[0]!).searchParams.get('token')!;
  const form = { token, name: 'Twice', password: PASSWORD };
  const answers = await Promise.all([1, 2, 3].map(() => visitor(server).post('/verify-email', form)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410]);
});

test('a registered address gets the same page and the same work, but another mail', async () => {
  const known = someAddress();
  const unknown = someAddress();
  await createAccount(server.ctx(), { email: known, name: 'Known', operator: false, password: PASSWORD });
  const hashed = vi.spyOn(passwords, 'hash');
  const sent = vi.spyOn(server.jobs, 'send');
  const pages = [];
  for (const email of [known, unknown]) {
    const { status, html } = await visitor(server).post('/sign-up', { email, name: 'Somebody' });
    pages.push([status, html.replaceAll(email, 'X')]);
  }
  expect(pages[0]).toEqual(pages[1]);
  expect(hashed).not.toHaveBeenCalled();
  // What the person waits for is one job, whoever it is.
  const asked = sent.mock.calls.filter(([, name]) => name === 'accounts.send-link');
  expect(asked.map(([, , data]) => Object.keys(data))).toEqual(
    Array(2).fill(['kind', 'email', 'language', 'payload']),
  );
  sent.mockRestore();
  hashed.mockRestore();
  expect((await mailTo(known))[0]!.subject).toMatch(/already have/);
  expect((await mailTo(unknown))[0]!.subject).toMatch(/^Finish/);
});

test('by invitation only, an address that nobody invited gets no mail, and sees the same page', async () => {
  const closed = await makeServer();
  try {
    await createAccount(closed.ctx(), { email: 'op@example.com', name: 'Op', operator: true });
    const answer = await visitor(closed).post('/sign-up', { email: 'stranger@example.com', name: 'S' });
    expect(answer.status).toBe(200);
    expect(answer.html).toContain('If stranger@example.com may have an account');
    expect((await visitor(closed).get('/auth/register?hostname=box')).status).toBe(403);
    expect(await readMailbox(closed)).toEqual([]);
  } finally {
    await closed.stop();
  }
});

test('requests for one address are limited, and the answer says for how long', async () => {
  const email = someAddress();
  const answers = [];
  for (let time = 0; time < 6; time++)
    answers.push(await visitor(server).post('/sign-up', { email, name: 'N' }));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(Number(answers[5]!.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(answers[5]!.html).toContain('too many attempts');
});
