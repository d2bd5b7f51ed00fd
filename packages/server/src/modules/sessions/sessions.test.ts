import { createClient } from '@codepushgo/contract/client';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorFromAccessKey, createAccessKey, listAccessKeys } from '#access-keys';
import { createAccount } from '#accounts';
import { auditEntries } from '#audit';
import { latestMailTo } from '../../testing/mailbox.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { actorFromCookie } from './actor-from-cookie.ts';
import { answerDeviceLogin } from './answer-device-login.ts';
import { changePassword } from './change-password.ts';
import { deleteOtherSessions } from './delete-other-sessions.ts';
import { deleteSession } from './delete-session.ts';
import { deleteSessionsOf } from './delete-sessions-of.ts';
import { listSessions } from './list-sessions.ts';
import { loginSessions } from './schema.ts';
import { signIn } from './sign-in.ts';

let server: TestServer;
beforeAll(async () => void (server = await makeServer()));
afterAll(() => server.stop());

let number = 0;
async function someone() {
  const email = `session-${++number}@example.com`;
  const { account, accessKey } = await createAccount(server.ctx(), {
    email,
    name: `Session ${number}`,
    operator: false,
    accessKeyName: 'first',
    password: 'a good password',
  });
  const { secret } = accessKey!;
  const actor = await actorFromAccessKey(server.platform, secret);
  return { email, userName: account.userName, secret, actor, ctx: server.ctx(actor) };
}

test('a session cookie names its account until it ends; the stored token is not the cookie', async () => {
  const { email, actor } = await someone();
  const signed = await signIn(server.ctx(), { email, password: 'a good password', userAgent: 'Test/1' });
  const cookie = signed.cookies.map((part) => part.split(';')[0]).join('; ');
  const headers = new Headers({ cookie });
  const found = await actorFromCookie(server.platform, headers);
  expect(found).toMatchObject({ accountId: actor.accountId, accessKeyId: null });
  const [row] = await server.db
    .select()
    .from(loginSessions)
    .where(eq(loginSessions.accountId, actor.accountId));
  expect(row).toMatchObject({ userAgent: 'Test/1', ipAddress: '127.0.0.1', id: found!.sessionId });
  expect(decodeURIComponent(cookie)).not.toContain(row!.token);
  expect(
    await actorFromCookie(server.platform, new Headers({ cookie: cookie.slice(0, -6) })),
  ).toBeUndefined();
  const forged = cookie.replace(/=.*/, `=${encodeURIComponent(`${row!.token}.c2lnbmF0dXJl`)}`);
  expect(await actorFromCookie(server.platform, new Headers({ cookie: forged }))).toBeUndefined();
  await server.db
    .update(loginSessions)
    .set({ expiresAt: new Date(0) })
    .where(eq(loginSessions.id, row!.id));
  expect(await actorFromCookie(server.platform, headers)).toBeUndefined();
});

test('the API takes bearer keys in any spelling of the scheme, and cookies of this site alone', async () => {
  const { email, secret, actor } = await someone();
  const me = (headers: Record<string, string>, init: RequestInit = {}) =>
    server.fetch('/api/v1/account', { headers, ...init });
  expect((await me({ authorization: `bEaReR ${secret}` })).status).toBe(200);
  expect((await me({ authorization: 'Bearer wrong-wrong-wrong' })).status).toBe(401);
  const signed = await signIn(server.ctx(), { email, password: 'a good password' });
  const cookie = signed.cookies.map((part) => part.split(';')[0]).join('; ');
  expect(await (await me({ cookie })).json()).toMatchObject({ id: actor.accountId });
  const patch = (extra: Record<string, string>) =>
    me(
      { cookie, 'content-type': 'application/json', ...extra },
      {
        method: 'PATCH',
        body: JSON.stringify({ name: 'New' }),
        headers: { cookie, 'content-type': 'application/json', ...extra },
      },
    );
  expect((await patch({ origin: server.url })).status).toBe(200);
  expect((await patch({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await patch({ origin: 'null' })).status).toBe(403);
  expect((await patch({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await patch({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
});

test('a machine is signed out; its other keys stay', async () => {
  const { ctx } = await someone();
  await createAccessKey(ctx, { name: 'Login-1', createdBy: 'box', isSession: true });
  await createAccessKey(ctx, { name: 'Login-2', createdBy: 'box', isSession: true });
  await createAccessKey(ctx, { name: 'job', createdBy: 'box' });
  const sessions = await listSessions(ctx, { limit: 10 });
  expect(sessions.items.map(({ kind, machine }) => [kind, machine])).toEqual([
    ['cli', 'box'],
    ['cli', 'box'],
  ]);
  await deleteSession(ctx, sessions.items[0]!.id);
  expect(await deleteSessionsOf(ctx, 'box')).toBe(1);
  const gone = { code: 'not-found', message: 'There are no sessions associated with "box."' };
  await expect(deleteSessionsOf(ctx, 'box')).rejects.toMatchObject(gone);
  const left = (await listAccessKeys(ctx)).items.map(({ name }) => name);
  expect(left.toSorted()).toEqual(['first', 'job']);
});

test('a key with less than everything ends no session', async () => {
  const { actor } = await someone();
  const small = server.ctx({ ...actor, scope: { level: 'full', organisationId: 'org_x' } });
  for (const act of [deleteSessionsOf(small, 'x'), deleteSession(small, 'ses_x')])
    await expect(act).rejects.toMatchObject({ code: 'scope-too-small' });
});

test('a CLI signs in over the API and works with the key it got', async () => {
  const { ctx, userName } = await someone();
  const nobody = createClient({ serverUrl: server.url });
  const login = await nobody.accounts.startDeviceLogin({ machine: 'laptop' });
  const { deviceCode } = login;
  expect(await nobody.accounts.pollDeviceLogin({ deviceCode })).toEqual({
    state: 'pending',
    intervalSeconds: 5,
  });
  await answerDeviceLogin(ctx, login.userCode, 'approved');
  const state = await nobody.accounts.pollDeviceLogin({ deviceCode });
  if (state.state !== 'approved') throw new Error(`unexpected ${state.state}`);
  const cli = createClient({ serverUrl: server.url, accessKey: state.accessKey });
  expect(await cli.accounts.me()).toMatchObject({ userName });
  const { items } = await cli.accounts.listSessions({});
  expect(items).toMatchObject([{ id: state.accessKeyId, kind: 'cli', machine: 'laptop', isCurrent: true }]);
  await cli.accounts.deleteSession({ session: state.accessKeyId });
  await expect(cli.accounts.me()).rejects.toMatchObject({ problem: { code: 'not-signed-in' } });
});

async function browser(email: string, password: string) {
  const { cookies } = await signIn(server.ctx(), { email, password });
  const cookie = cookies.map((part) => part.split(';')[0]).join('; ');
  const actor = () => actorFromCookie(server.platform, new Headers({ cookie }));
  return { actor, ctx: server.ctx((await actor())!) };
}

test('a new password signs out everywhere but here, and comes with a mail', async () => {
  const { ctx, email, secret, actor } = await someone();
  const [here, there] = [await browser(email, 'a good password'), await browser(email, 'a good password')];
  const cli = await createAccessKey(ctx, { name: 'Login-1', createdBy: 'box', isSession: true });
  const change = (currentPassword: string, newPassword: string) =>
    changePassword(here.ctx, { currentPassword, newPassword });
  await expect(change('not my password', 'another good one')).rejects.toMatchObject({
    code: 'invalid-input',
    extra: { reason: 'wrong-password', errors: [{ pointer: '/currentPassword' }] },
  });
  await expect(change('a good password', 'short')).rejects.toMatchObject({
    code: 'invalid-input',
    extra: { errors: [{ pointer: '/newPassword' }] },
  });
  expect(await there.actor()).toBeDefined();
  await change('a good password', 'another good one');
  expect(await here.actor()).toBeDefined();
  expect(await there.actor()).toBeUndefined();
  await expect(actorFromAccessKey(server.platform, cli.secret)).rejects.toMatchObject({
    code: 'not-signed-in',
  });
  await actorFromAccessKey(server.platform, secret);
  await expect(signIn(server.ctx(), { email, password: 'a good password' })).rejects.toMatchObject({
    code: 'not-signed-in',
  });
  await signIn(server.ctx(), { email, password: 'another good one' });
  expect((await latestMailTo(server, email)).subject).toBe('Your CodePushGo password was changed');
  const entries = await server.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.targetId, actor.accountId));
  expect(entries.map(({ action }) => action)).toContain('account.password-changed');
  expect(JSON.stringify(entries)).not.toMatch(/good/);
});

test('guessing the current password comes to an end', async () => {
  const { ctx } = await someone();
  const codes: string[] = [];
  for (let n = 0; n < 11; n++)
    await changePassword(ctx, { currentPassword: `guess ${n}`, newPassword: 'another good one' }).catch(
      (error: { code: string }) => codes.push(error.code),
    );
  expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'invalid-input'));
  expect(codes[10]).toBe('too-many-requests');
});

test('one signs out everywhere else at once', async () => {
  const { ctx, email } = await someone();
  const here = await browser(email, 'a good password');
  const there = await browser(email, 'a good password');
  const { row } = await createAccessKey(ctx, { name: 'Login-1', createdBy: 'box', isSession: true });
  expect(await deleteOtherSessions(here.ctx)).toBe(2);
  expect(await deleteOtherSessions(here.ctx)).toBe(0);
  expect(await there.actor()).toBeUndefined();
  const { items } = await listSessions(here.ctx, { limit: 10 });
  expect(items).toMatchObject([{ kind: 'browser', isCurrent: true }]);
  expect(items.map(({ id }) => id)).not.toContain(row.id);
});
