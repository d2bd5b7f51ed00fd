import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDrift } from './drift.ts';
import { makeServer, type TestServer } from './make-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

test('after all migrations the database is what schema.ts says', async () => {
  expect((await findDrift(server.database)).map(({ what }) => what)).toEqual([]);
});

test('each kind of difference is found, and looking changes nothing', async () => {
  await server.database.executeSql(`
    alter table rate_limits drop column expire;
    alter table rate_limits add column extra text;
    alter table rate_limits alter column points type bigint;
    drop index idempotency_keys_created;
    alter table idempotency_keys drop constraint idempotency_keys_pkey;`);
  for (let i = 0; i < 2; i++) {
    const found = (await findDrift(server.database)).map(({ what }) => what.replace(/ (is|by) .*/, ''));
    expect(found.toSorted()).toEqual([
      'column rate_limits.expire',
      'column rate_limits.extra',
      'column rate_limits.points',
      'idempotency_keys: PRIMARY KEY (scope, key)',
      'index idempotency_keys_created',
      'index rate_limits_expire',
    ]);
  }
});
