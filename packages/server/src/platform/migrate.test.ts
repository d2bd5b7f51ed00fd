import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { migrate, readMigrations, type Migration } from './migrate.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

const shipped = readMigrations();
const make = (name: string, sql: string): Migration => ({ name, sql, checksum: `sum of ${sql}` });
const exists = async (table: string): Promise<unknown> =>
  (await server.database.executeSql('select to_regclass($1) is not null as yes', [table])).rows[0]?.['yes'];
const forget = (prefix: string): Promise<unknown> =>
  server.database.executeSql('delete from schema_migrations where name like $1', [`${prefix}%`]);

test('what is applied is not applied again', async () => {
  expect(await migrate(server.database)).toEqual([]);
});

test('a file with several statements is applied once, by whoever comes first', async () => {
  const two = [
    ...shipped,
    make('90_a.sql', 'create table ma (id int); insert into ma values (1);'),
    make('91_b.sql', 'alter table ma add x int'),
  ];
  const done = await Promise.all([
    migrate(server.database, two),
    migrate(server.database, two),
    migrate(server.database, two),
  ]);
  expect(done.flat().toSorted()).toEqual(['90_a.sql', '91_b.sql']);
  expect((await server.database.executeSql('select * from ma')).rows).toEqual([{ id: 1, x: null }]);
  await forget('9');
});

test('a failing file leaves nothing behind, and the ones before it stay', async () => {
  const files = [
    ...shipped,
    make('92_ok.sql', 'create table mok (id int)'),
    make('93_bad.sql', 'create table mbad (id int); select 1 / 0;'),
  ];
  await expect(migrate(server.database, files)).rejects.toThrow(
    'Migration 93_bad.sql failed: division by zero',
  );
  expect([await exists('mok'), await exists('mbad')]).toEqual([true, false]);
  await forget('9');
});

test('an edited file that was applied is refused', async () => {
  const files = [...shipped, make('94_c.sql', 'create table mc (id int)')];
  await migrate(server.database, files);
  const edited = [...shipped, make('94_c.sql', 'create table mc (id bigint)')];
  await expect(migrate(server.database, edited)).rejects.toThrow('Applied migrations were edited: 94_c.sql');
  await forget('9');
});

test('a database that a newer version has changed is refused', async () => {
  await migrate(server.database, [...shipped, make('95_future.sql', 'select 1')]);
  await expect(migrate(server.database)).rejects.toThrow('changed by a newer version (95_future.sql)');
  await forget('9');
});

test('the shipped files have names that sort in the order of their making, and no transaction commands', () => {
  for (const { name, sql } of shipped) {
    expect(name).toMatch(/^\d{8}T\d{4}_[a-z0-9_]+\.sql$/);
    expect(sql).not.toMatch(/^\s*(begin|commit|rollback)\s*;/im);
  }
});
