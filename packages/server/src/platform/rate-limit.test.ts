import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { openLimits } from './rate-limit.ts';
import { rateLimits } from './schema.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const rule = { name: 'test.rule', points: 3, durationSeconds: 600 };

test('what is over the limit is refused with the time to wait', async () => {
  const { limits } = server.platform;
  for (let i = 0; i < 3; i++) await limits.consume(rule, 'a@example.com');
  const refused = await limits.consume(rule, 'a@example.com').catch((error: unknown) => error);
  expect(refused).toMatchObject({
    code: 'too-many-requests',
    extra: { retryAfterSeconds: expect.any(Number) },
  });
  await limits.consume(rule, 'b@example.com', 3);
  await limits.reset(rule, 'a@example.com');
  await limits.consume(rule, 'a@example.com');
});

test('attempts at the same time are all counted, also by two processes on one database', async () => {
  const other = server.database.kind === 'postgres' ? openLimits(server.database) : server.platform.limits;
  const rule20 = { ...rule, name: 'test.many', points: 20 };
  const tries = Array.from({ length: 40 }, (_, i) =>
    (i % 2 ? other : server.platform.limits).consume(rule20, 'k'),
  );
  const results = await Promise.allSettled(tries);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
});

test('what is stored does not tell whose attempts they are', async () => {
  await server.platform.limits.consume(rule, 'secret@example.com');
  const rows = await server.db.select().from(rateLimits);
  expect(JSON.stringify(rows)).not.toContain('secret');
  expect(rows.length > 0).toBe(server.database.kind === 'postgres');
});

test('inside a transaction it is refused, because the count must survive a rollback', async () => {
  const inside = server.db.transaction(async () => server.platform.limits.consume(rule, 'tx'));
  await expect(inside).rejects.toThrow('Use the `tx`');
});
