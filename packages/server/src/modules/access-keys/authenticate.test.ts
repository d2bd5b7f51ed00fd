import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { actorFromCookie, createAccount, loginSessions, signIn } from '#accounts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { actorFromAccessKey } from './authenticate.ts';
import { createAccessKey } from './create-access-key.ts';
import { deleteAccessKey } from './delete-access-key.ts';
import { usesWritten } from './note-use.ts';
import { accessKeys } from './schema.ts';
import { updateAccessKey } from './update-access-key.ts';

let server: TestServer;
beforeAll(async () => void (server = await makeServer()));
afterAll(() => server.stop());

let number = 0;
async function someone() {
  const email = `person-${++number}@example.com`;
  const made = await createAccount(server.ctx(), {
    email,
    name: `Person ${number}`,
    operator: false,
    accessKeyName: 'first',
    password: 'a good password',
  });
  const actor = await actorFromAccessKey(server.platform, made.accessKey!.secret);
  return {
    email,
    secret: made.accessKey!.secret,
    keyId: made.accessKey!.id,
    actor,
    ctx: server.ctx(actor),
  };
}

test('a key names its account, and is stored as its hash alone', async () => {
  const { actor, secret, keyId, email } = await someone();
  expect(actor).toMatchObject({
    kind: 'account',
    email,
    scope: { level: 'full', organisationId: null },
    accessKeyId: keyId,
  });
  expect(secret).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_-]{27,99}$/);
  const [row] = await server.db.select().from(accessKeys).where(eq(accessKeys.id, keyId));
  expect(JSON.stringify(row)).not.toContain(secret);
});

test('unknown, malformed, expired and revoked keys are refused at once', async () => {
  const { ctx, keyId, secret } = await someone();
  for (const bad of ['', 'short', 'x'.repeat(101), 'with blank in it', `${secret}x`]) {
    await expect(actorFromAccessKey(server.platform, bad)).rejects.toMatchObject({ code: 'not-signed-in' });
  }
  const extra = await createAccessKey(ctx, { name: 'extra', ttlMs: 1000 });
  await actorFromAccessKey(server.platform, extra.secret);
  server.clock.advance(1000);
  await expect(actorFromAccessKey(server.platform, extra.secret)).rejects.toMatchObject({
    code: 'access-key-expired',
  });
  await updateAccessKey(ctx, 'extra', { ttlMs: 5000 });
  await actorFromAccessKey(server.platform, extra.secret);
  await deleteAccessKey(ctx, extra.secret);
  await expect(actorFromAccessKey(server.platform, extra.secret)).rejects.toMatchObject({
    code: 'not-signed-in',
  });
  await updateAccessKey(ctx, keyId, { ttlMs: 0 });
  await expect(actorFromAccessKey(server.platform, secret)).rejects.toMatchObject({
    code: 'access-key-expired',
  });
});

test('the last use is written, at most once a minute', async () => {
  const { secret, keyId } = await someone();
  const lastUse = async () => {
    await usesWritten(server.platform);
    return (await server.db.select().from(accessKeys).where(eq(accessKeys.id, keyId)))[0]!.lastUsedAt;
  };
  const first = await lastUse();
  expect(first).toEqual(server.clock.now());
  server.clock.advance(59_000);
  await actorFromAccessKey(server.platform, secret);
  expect(await lastUse()).toEqual(first);
  server.clock.advance(1000);
  await actorFromAccessKey(server.platform, secret);
  expect(await lastUse()).toEqual(server.clock.now());
});

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
