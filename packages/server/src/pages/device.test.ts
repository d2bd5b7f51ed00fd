import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorFromAccessKey, createAccessKey } from '#access-keys';
import { createAccount } from '#accounts';
import { startDeviceLogin } from '../modules/sessions/start-device-login.ts';
import { pollDeviceLogin } from '../modules/sessions/poll-device-login.ts';
import { accessKeys } from '../schema.ts';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { visitor, type Visitor } from '../testing/visitor.ts';
import { eq } from 'drizzle-orm';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer({ config: { signUp: 'open' } });
});
afterAll(() => server.stop());

const PASSWORD = 'four odd words here';
let number = 0;
async function someone(): Promise<{ email: string; accountId: string; secret: string }> {
  const email = `person-${++number}@example.com`;
  const input = {
    email,
    name: `Person ${number}`,
    operator: false,
    password: PASSWORD,
    accessKeyName: 'first',
  };
  const { account, accessKey } = await createAccount(server.ctx(), input);
  return { email, accountId: account.id, secret: accessKey!.secret };
}
async function signedIn(email: string): Promise<Visitor> {
  const browser = visitor(server);
  await browser.post('/sign-in', { email, password: PASSWORD });
  return browser;
}

test('the link of a CLI asks to sign in, then shows who asks, then hands out the key', async () => {
  const { email, accountId } = await someone();
  const login = await startDeviceLogin(server.ctx(), { machine: '<b>build box</b>' });
  const browser = visitor(server);
  const asked = await browser.get(login.verificationUrlComplete);
  expect(asked).toMatchObject({ status: 303 });
  const page = await browser.get(asked.location!);
  const done = await browser.post('/sign-in', { ...page.hidden, email, password: PASSWORD });
  const waiting = await browser.get(done.location!);
  expect(waiting.html).toContain('&lt;b&gt;build box&lt;/b&gt;');
  expect(waiting.html).toContain(login.userCode);
  expect(waiting.html).toContain(email);
  // Looking approves nothing.
  expect(await pollDeviceLogin(server.ctx(), login)).toMatchObject({ state: 'pending' });
  const approved = await browser.post('/device', { code: login.userCode, answer: 'approve' });
  expect(approved.html).toContain('The command line is signed in');
  const state = await pollDeviceLogin(server.ctx(), login);
  expect(
    state.state === 'approved' && (await actorFromAccessKey(server.platform, state.accessKey)).accountId,
  ).toBe(accountId);
  expect((await browser.post('/device', { code: login.userCode, answer: 'approve' })).status).toBe(410);
});

test('a log-in can be refused; anything but "approve" refuses', async () => {
  const { email } = await someone();
  const browser = await signedIn(email);
  for (const answer of ['deny', 'nonsense']) {
    const login = await startDeviceLogin(server.ctx(), { machine: 'box' });
    const refused = await browser.post('/device', { code: login.userCode, answer });
    expect(refused.html).toContain('The log-in was refused');
    expect(await pollDeviceLogin(server.ctx(), login)).toEqual({ state: 'denied' });
  }
});

test('a wrong code keeps what was typed', async () => {
  const { email } = await someone();
  const browser = await signedIn(email);
  expect((await browser.get('/device')).html).toContain('Enter the code');
  const wrong = await browser.get('/device?code=WRONG-CODES');
  expect(wrong.status).toBe(410);
  expect(wrong.html).toContain('value="WRONG-CODES"');
});

test('the old command lines get a fresh session key to paste, after a password or from a session', async () => {
  const { email, accountId } = await someone();
  const browser = visitor(server);
  for (const path of ['/auth/login', '/auth/link']) {
    const page = await browser.get(`${path}?hostname=build-box`);
    expect(page.html).toContain('build-box');
    const wrong = await browser.post('/accesskey', { ...page.hidden, email, password: 'wrong one' });
    expect(wrong.status).toBe(401);
    expect(wrong.html).toContain(`value="${email}"`);
  }
  const page = await browser.get('/auth/login?hostname=build-box');
  const shown = await browser.post('/accesskey', { ...page.hidden, email, password: PASSWORD });
  const again = await browser.post('/accesskey', (await browser.get('/accesskey?hostname=build-box')).hidden);
  const keys = [shown, again].map(({ html }) => /id="access-key">([^<]+)</.exec(html)![1]!);
  expect(new Set(keys).size).toBe(2);
  for (const key of keys) {
    const { accessKeyId } = await actorFromAccessKey(server.platform, key);
    const [row] = await server.db.select().from(accessKeys).where(eq(accessKeys.id, accessKeyId!));
    expect(row).toMatchObject({ accountId, isSession: true, createdBy: 'build-box' });
    expect(row!.name).toMatch(/^Login-\d{13}$/);
    expect(row!.expiresAt.getTime() - row!.createdAt.getTime()).toBe(60 * 86_400_000);
  }
  expect((await visitor(server).post('/accesskey', { hostname: 'x' })).status).toBe(401);
});

test('the old way to register leads to a key as well, where registration is open', async () => {
  const page = await visitor(server).get('/auth/register?hostname=build-box');
  expect(page.status).toBe(200);
  expect(page.hidden['next']).toBe('/accesskey?hostname=build-box');
});

test('the account page lists keys and sessions and ends them', async () => {
  const { email, secret } = await someone();
  const actor = await actorFromAccessKey(server.platform, secret);
  await createAccessKey(server.ctx(actor), { name: 'Login-1', createdBy: 'old laptop', isSession: true });
  const browser = await signedIn(email);
  const other = await signedIn(email);
  const page = await browser.get('/my-account');
  expect(page.html).toContain('first');
  expect(page.html).toContain('old laptop');
  expect(page.html).not.toContain(secret);
  const ids = (name: string) =>
    [...page.html.matchAll(new RegExp(`name="${name}" value="([^"]+)"`, 'g'))].map(([, id]) => id!);
  for (const session of ids('session'))
    expect((await browser.post('/my-account', { session })).status).toBe(200);
  expect((await other.get('/my-account')).status).toBe(303);
  expect((await browser.post('/my-account', { key: ids('key')[0]! })).status).toBe(200);
  await expect(actorFromAccessKey(server.platform, secret)).rejects.toMatchObject({ code: 'not-signed-in' });
  expect((await browser.post('/my-account', { key: ids('key')[0]! })).status).toBe(404);
  expect((await browser.get('/my-account')).status).toBe(200);
});
