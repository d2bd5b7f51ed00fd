import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { createAccount } from '#accounts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { actorFromAccessKey } from './actor-from-access-key.ts';
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
