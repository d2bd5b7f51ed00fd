import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { uniqueViolation } from './db-errors.ts';
import { idempotencyKeys } from './schema.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
  await server.database.executeSql('create table things (id bigint primary key, at timestamptz, data jsonb)');
});
afterAll(() => server.stop());
beforeEach(() => server.database.executeSql('delete from things; delete from idempotency_keys'));

const row = (key: string) => ({
  scope: 's',
  key,
  fingerprint: 'f',
  answer: { value: 'ä' },
  createdAt: new Date(5),
});

test('both engines give the same shapes', async () => {
  await server.db.execute(
    sql`insert into things values (${9007199254740991}, '2026-01-02 03:04:05.678Z', '{"a":[1]}')`,
  );
  const found = await server.db.execute(
    sql`select id, at, data, count(*) over () as n, true as yes, 1.50::numeric as d from things`,
  );
  expect(found.rows).toEqual([
    { id: 9007199254740991, at: '2026-01-02 03:04:05.678+00', data: { a: [1] }, n: 1, yes: true, d: '1.50' },
  ]);
  const changed = await server.db.execute(sql`update things set data = 'null'`);
  expect([changed.rowCount, changed.rows]).toEqual([1, []]);
});

test('both engines take the same values, however large, and go on after a refusal', async () => {
  const ask = (text: string, params: unknown[]) => server.database.executeSql(text, params);
  const large = 'é'.repeat(3_000_000);
  const { rows } = await ask(
    'select $1::text[] as list, $2::bytea as bytes, $3::jsonb as json, $4::timestamptz as at, $5::bool as yes, $6::text as none, $7::text as large',
    [['a', '"b", {c}'], Buffer.from([0, 255]), { a: ['ü'] }, new Date(5), true, null, large],
  );
  expect(rows).toEqual([
    {
      list: ['a', '"b", {c}'],
      bytes: Buffer.from([0, 255]),
      json: { a: ['ü'] },
      at: '1970-01-01 00:00:00.005+00',
      yes: true,
      none: null,
      large,
    },
  ]);
  await expect(ask('select $1::int', ['one'])).rejects.toThrow(
    'invalid input syntax for type integer: "one"',
  );
  await expect(ask('select $1', [])).rejects.toThrow('there is no parameter $1');
  expect((await ask('select $1::int as n', [7])).rows).toEqual([{ n: 7 }]);
});

test('tables give dates and json back as they came', async () => {
  await server.db.insert(idempotencyKeys).values(row('a'));
  const [found] = await server.db.select().from(idempotencyKeys);
  expect(found).toEqual(row('a'));
});

test('an error of the database arrives unwrapped, without parameters', async () => {
  await server.db.insert(idempotencyKeys).values(row('twice'));
  const error = await server.db
    .insert(idempotencyKeys)
    .values(row('twice'))
    .catch((e: unknown) => e);
  expect(uniqueViolation(error)).toBe('idempotency_keys_pkey');
  expect(String((error as Error).message)).not.toContain('Failed query');
});

test('a failed transaction leaves nothing behind', async () => {
  const failing = server.db.transaction(async (tx) => {
    await tx.insert(idempotencyKeys).values(row('gone'));
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await server.db.$count(idempotencyKeys)).toBe(0);
});

test('a swallowed error does not become a silent rollback', async () => {
  const swallowing = server.db.transaction(async (tx) => {
    await tx.insert(idempotencyKeys).values(row('lost'));
    await tx.execute(sql`select 1 / 0`).catch(() => undefined);
  });
  await expect(swallowing).rejects.toThrow('rolled back');
});

test('a nested transaction rolls back alone', async () => {
  await server.db.transaction(async (tx) => {
    await tx.insert(idempotencyKeys).values(row('outer'));
    await tx
      .transaction(async (inner) => {
        await inner.insert(idempotencyKeys).values(row('inner'));
        throw new Error('inner');
      })
      .catch(() => undefined);
  });
  expect((await server.db.select().from(idempotencyKeys)).map(({ key }) => key)).toEqual(['outer']);
});

test('a query on db inside a transaction is refused instead of waiting for itself', async () => {
  const wrong = server.db.transaction(async () => server.db.select().from(idempotencyKeys));
  await expect(wrong).rejects.toThrow('Use the `tx`');
  await server.db.select().from(idempotencyKeys);
});

test('several statements give the rows of all of them, and a failing block leaves no open transaction', async () => {
  expect((await server.database.executeSql('select 1 as n; select 2 as n')).rows).toEqual([
    { n: 1 },
    { n: 2 },
  ]);
  await expect(server.database.executeSql('begin; select 1 / 0; commit')).rejects.toThrow('division by zero');
  for (let i = 0; i < 8; i++) await server.database.executeSql('insert into things (id) values ($1)', [i]);
  expect((await server.database.executeSql('select count(*) from things')).rows).toEqual([{ count: 8 }]);
});

test('a notice arrives after the commit, and never after a rollback', async () => {
  const heard: string[] = [];
  const arrived = Promise.withResolvers<void>();
  const stop = await server.database.listen('news-Channel', (notice) => {
    if (notice.kind === 'payload') heard.push(notice.payload);
    if (heard.at(-1) === 'last') arrived.resolve();
  });
  await server.db
    .transaction(async (tx) => {
      await tx.execute(sql`select pg_notify('news-Channel', 'rolled back')`);
      throw new Error('no');
    })
    .catch(() => undefined);
  await server.db.transaction((tx) => tx.execute(sql`select pg_notify('news-Channel', 'first')`));
  await server.database.notify('news-Channel', 'last');
  await arrived.promise;
  expect(heard).toEqual(['first', 'last']);
  await stop();
});

test('many transactions at once all happen', async () => {
  const all = Array.from({ length: 40 }, (_, i) =>
    server.db.transaction((tx) => tx.insert(idempotencyKeys).values(row(`k${i}`))),
  );
  await Promise.all(all);
  expect(await server.db.$count(idempotencyKeys)).toBe(40);
});
