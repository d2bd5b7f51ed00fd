import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor, Ctx } from '../context.ts';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { digest, idempotent, sweepIdempotencyKeys } from './idempotency.ts';
import { idempotencyKeys } from './schema.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const account = (accountId: string): Actor => ({
  kind: 'account',
  accountId,
  email: 'a@example.com',
  userName: 'a',
  staff: null,
  scope: { level: 'full', organisationId: null },
  accessKeyId: null,
});

function counter(): { create: () => Promise<{ made: number }>; made: () => number } {
  let made = 0;
  return { create: async () => ({ made: ++made }), made: () => made };
}

let ctx: Ctx;
beforeAll(() => {
  ctx = server.ctx(account('acc_1'));
});

test('the same request under the same key gets the first answer', async () => {
  const { create, made } = counter();
  const first = await idempotent(ctx, 'k1', { name: 'x' }, create);
  expect(await idempotent(ctx, 'k1', { name: 'x' }, create)).toEqual(first);
  expect(made()).toBe(1);
});

test('another request under the key is refused, another account may use it', async () => {
  const { create } = counter();
  await idempotent(ctx, 'k2', { name: 'x' }, create);
  await expect(idempotent(ctx, 'k2', { name: 'y' }, create)).rejects.toMatchObject({
    code: 'idempotency-key-reused',
  });
  expect(await idempotent(server.ctx(account('acc_2')), 'k2', { name: 'y' }, create)).toEqual({ made: 2 });
});

test('two at the same time create once', async () => {
  const { create, made } = counter();
  const answers = await Promise.all(Array.from({ length: 5 }, () => idempotent(ctx, 'k3', 1, create)));
  expect(answers).toEqual(Array.from({ length: 5 }, () => ({ made: 1 })));
  expect(made()).toBe(1);
});

test('what is kept shows neither the key nor the answer', async () => {
  const key = 'only-the-caller-knows-this';
  const answer = { secret: 'cpg_told-once' };
  await idempotent(ctx, key, 1, async () => answer);
  expect(await idempotent(ctx, key, 1, async () => 'never')).toEqual(answer);
  const rows = JSON.stringify(await server.db.select().from(idempotencyKeys));
  expect(rows).not.toMatch(/told-once|only-the-caller/);
});

test('a failure frees the key', async () => {
  const failing = idempotent(ctx, 'k4', 1, async () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await idempotent(ctx, 'k4', 1, counter().create)).toEqual({ made: 1 });
});

test('a claim that its process could not finish is taken over after a quarter minute', async () => {
  const { create, made } = counter();
  await server.db
    .insert(idempotencyKeys)
    .values({ scope: 'acc_1', key: digest('k5'), fingerprint: 'other', createdAt: server.clock.now() });
  server.clock.advance(16_000);
  expect(await idempotent(ctx, 'k5', 1, create)).toEqual({ made: 1 });
  expect(made()).toBe(1);
});

test('after a day the key is free, and the sweep forgets it', async () => {
  const { create } = counter();
  await idempotent(ctx, 'k6', 1, create);
  server.clock.advance(25 * 60 * 60 * 1000);
  expect(await idempotent(ctx, 'k6', 2, create)).toEqual({ made: 2 });
  server.clock.advance(25 * 60 * 60 * 1000);
  expect(await sweepIdempotencyKeys(ctx)).toBeGreaterThan(0);
  expect(await server.db.$count(idempotencyKeys)).toBe(0);
});

test('without a key, everything runs', async () => {
  const { create } = counter();
  await idempotent(ctx, undefined, 1, create);
  expect(await idempotent(ctx, undefined, 1, create)).toEqual({ made: 2 });
});

test('a key that is too long is refused', async () => {
  await expect(idempotent(ctx, 'x'.repeat(256), 1, counter().create)).rejects.toMatchObject({
    code: 'invalid-input',
  });
});
