import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createAccount } from '#accounts';
import { passwords } from '../modules/accounts/passwords.ts';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { readMailbox } from '../testing/mailbox.ts';
import { visitor } from '../testing/visitor.ts';
import { PAGE_PATHS } from './account-pages.ts';
import { safeNext } from './safe-next.ts';

let server: TestServer;
beforeAll(async () => void (server = await makeServer()));
afterAll(() => server.stop());

const PASSWORD = 'four odd words here';
let number = 0;
async function someone(): Promise<string> {
  const email = `person-${++number}@example.com`;
  await createAccount(server.ctx(), { email, name: `Person ${number}`, operator: false, password: PASSWORD });
  return email;
}

test('signing in leads to where one wanted to go, and out again', async () => {
  const email = await someone();
  const browser = visitor(server);
  expect(await browser.get('/my-account')).toMatchObject({
    status: 303,
    location: '/sign-in?next=%2Fmy-account',
  });
  const page = await browser.get('/sign-in?next=%2Fdevice');
  const done = await browser.post('/sign-in', {
    ...page.hidden,
    email: ` ${email.toUpperCase()} `,
    password: PASSWORD,
  });
  expect(done).toMatchObject({ status: 303, location: '/device' });
  expect((await browser.get('/my-account')).html).toContain(email);
  const cookie = new Map(browser.cookies);
  expect((await browser.post('/sign-out', {})).status).toBe(303);
  expect(browser.cookies.size).toBe(0);
  const thief = visitor(server);
  for (const [name, value] of cookie) thief.cookies.set(name, value);
  expect((await thief.get('/my-account')).status).toBe(303);
});

test('the cookie is for this server and its pages alone; Secure under https', async () => {
  const email = await someone();
  const plain = await visitor(server).post('/sign-in', { email, password: PASSWORD });
  const set = plain.headers.getSetCookie().find((text) => text.startsWith('codepushgo.session_token='))!;
  expect(set).toMatch(/HttpOnly/i);
  expect(set).toMatch(/SameSite=Lax/i);
  expect(set).not.toMatch(/Secure/i);
  const secured = await makeServer({ config: { publicUrl: 'https://updates.example.com' } });
  try {
    await createAccount(secured.ctx(), {
      email: 'a@example.com',
      name: 'A',
      operator: true,
      password: PASSWORD,
    });
    const form = { email: 'a@example.com', password: PASSWORD };
    const done = await visitor(secured).post('/sign-in', form, { origin: 'https://updates.example.com' });
    const cookie = done.headers.getSetCookie().find((text) => text.includes('session_token='))!;
    expect(cookie).toMatch(/^__Secure-codepushgo/);
    expect(cookie).toMatch(/; Secure/i);
    const browser = visitor(secured);
    browser.cookies.set(...(cookie.split(';')[0]!.split('=', 2) as [string, string]));
    expect((await browser.get('/my-account')).html).toContain('a@example.com');
  } finally {
    await secured.stop();
  }
});

test('a wrong password and an unknown address look the same and cost one slow hash each', async () => {
  const email = await someone();
  const hash = vi.spyOn(passwords, 'hash');
  const verify = vi.spyOn(passwords, 'verify');
  const wrong = await visitor(server).post('/sign-in', { email, password: 'wrong password' });
  expect([hash.mock.calls.length, verify.mock.calls.length]).toEqual([0, 1]);
  const unknown = await visitor(server).post('/sign-in', {
    email: 'nobody@example.com',
    password: 'wrong password',
  });
  expect([hash.mock.calls.length, verify.mock.calls.length]).toEqual([1, 1]);
  vi.restoreAllMocks();
  expect(wrong.status).toBe(401);
  expect(unknown.status).toBe(401);
  expect(wrong.html.replaceAll(email, 'X')).toBe(unknown.html.replaceAll('nobody@example.com', 'X'));
  expect(wrong.html).not.toContain('wrong password');
});

test('tries are limited for an account, from wherever they come, known or not', async () => {
  for (const email of [await someone(), 'not-there@example.com']) {
    const statuses = [];
    for (let time = 0; time < 11; time++) {
      statuses.push((await visitor(server).post('/sign-in', { email, password: 'guess number' })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
    const right = await visitor(server).post('/sign-in', { email, password: PASSWORD });
    expect(right.status).toBe(429);
  }
});

test('forms and scripts of another site are refused on every path', async () => {
  const foreign = [{ origin: 'https://evil.example' }, { origin: 'null' }];
  const answers: Record<string, number[]> = {};
  for (const path of PAGE_PATHS) {
    const posts = foreign.map((headers) => visitor(server).post(path, {}, headers));
    const reads = foreign.map((headers) => server.fetch(path, { headers }));
    const quiet = server.fetch(path, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } });
    answers[path] = (await Promise.all([...posts, ...reads, quiet])).map(({ status }) => status);
  }
  expect(answers).toEqual(Object.fromEntries(PAGE_PATHS.map((path) => [path, [403, 403, 403, 403, 403]])));
});

test('a forgotten password is replaced with the link from the mail; browsers and command lines are signed out', async () => {
  const email = await someone();
  const signedIn = visitor(server);
  await signedIn.post('/sign-in', { email, password: PASSWORD });
  const { html: keyPage } = await signedIn.post('/accesskey', { hostname: 'laptop' });
  const sessionKey = /cpg_[\w-]+/.exec(keyPage)?.[0];
  const browser = visitor(server);
  const known = await browser.post('/forgot-password', { email });
  const unknown = await browser.post('/forgot-password', { email: 'nobody@example.com' });
  expect(known.html.replaceAll(email, 'X')).toBe(unknown.html.replaceAll('nobody@example.com', 'X'));
  const mails = await readMailbox(server);
  expect(mails.filter(({ to }) => to === 'nobody@example.com')).toEqual([]);
  const link = mails.find(({ to }) => to === email)!.links[0]!;

  const { hidden } = await browser.get(link);
  expect((await browser.get(link)).status).toBe(200);
  expect((await browser.post('/reset-password', { ...hidden, password: 'tiny' })).status).toBe(400);
  expect((await browser.post('/reset-password', { ...hidden, password: 'another good one' })).status).toBe(
    200,
  );
  expect((await browser.post('/reset-password', { ...hidden, password: 'another good one' })).status).toBe(
    410,
  );
  expect((await signedIn.get('/my-account')).status).toBe(303);
  const headers = { authorization: `Bearer ${sessionKey}` };
  expect(sessionKey).toBeDefined();
  expect((await server.fetch('/api/v1/account', { headers })).status).toBe(401);
  expect((await visitor(server).post('/sign-in', { email, password: PASSWORD })).status).toBe(401);
  expect((await visitor(server).post('/sign-in', { email, password: 'another good one' })).status).toBe(303);
  expect(
    (await readMailbox(server)).some((mail) => mail.to === email && /was changed/.test(mail.subject)),
  ).toBe(true);
});

test('a link for a new password ends after an hour', async () => {
  const email = await someone();
  await visitor(server).post('/forgot-password', { email });
  const link = (await readMailbox(server)).find(({ to }) => to === email)!.links[0]!;
  server.clock.advance(60 * 60 * 1000);
  const { status } = await visitor(server).get(link);
  expect(status).toBe(410);
  const token = new URL(link).searchParams.get('token')!;
  expect(
    (await visitor(server).post('/reset-password', { token, password: 'another good one' })).status,
  ).toBe(410);
});

test('what comes after signing in is always a page of this server', () => {
  for (const bad of [
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    'https://evil.example',
    'javascript:x',
    '/\t/evil.example',
    undefined,
    '',
  ]) {
    expect(safeNext(bad)).toBe('/o');
  }
  const nasty = fc.array(
    fc.constantFrom('/', '\\', '.', '..', '\t', '\n', '@', ':', '?', '#', 'evil.example', 'https:', '%2f'),
  );
  fc.assert(
    fc.property(nasty, (parts) => {
      const next = safeNext(`/${parts.join('')}`);
      return new URL(next, 'https://our.example/sign-in').origin === 'https://our.example';
    }),
  );
});

test('pages speak the language asked for, the one of the account, else of the browser', async () => {
  const email = await someone();
  const browser = visitor(server);
  const french = await browser.get('/sign-in', { 'accept-language': 'de, fr-CA;q=0.8, en;q=0.5' });
  expect(french.html).toContain('<html lang="fr">');
  expect(french.html).toContain('Se connecter');
  expect(french.html).toContain('href="/sign-in?lang=en"');
  await browser.post('/sign-in', { email, password: PASSWORD });
  expect((await browser.get('/my-account', { 'accept-language': 'fr' })).html).toContain('<html lang="en">');
  expect((await browser.post('/my-account', { language: 'fr' })).html).toContain('Enregistré.');
  expect((await browser.get('/my-account', { 'accept-language': 'en' })).html).toContain('<html lang="fr">');
  expect((await browser.get('/my-account?lang=en')).html).toContain('<html lang="en">');
  expect((await browser.get('/my-account')).html).toContain('<html lang="en">');
});

test('pages load nothing foreign, cannot be framed and are not kept', async () => {
  const { headers, html } = await visitor(server).get('/sign-in');
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(html).not.toMatch(/<script|style=|onclick|(?:src|href|action)="https?:/);
  expect(html).toContain('<a class="brand" href="/en"><svg');
  expect(Buffer.byteLength(html)).toBeLessThan(50_000);
});

test('what was typed comes back escaped', async () => {
  const { html } = await visitor(server).post('/sign-in', {
    email: '"><script>alert(1)</script>',
    password: 'x',
  });
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script&gt;');
});
