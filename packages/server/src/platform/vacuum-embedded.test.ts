// engine: pglite
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { vacuumEmbedded } from './vacuum-embedded.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
  await server.database.executeSql(`
    create table churned (id int primary key, filler text);
    insert into churned select n, repeat('x', 200) from generate_series(1, 5000) n`);
  await vacuumEmbedded(server.db);
});
afterAll(() => server.stop());

async function stateOf(table: string): Promise<{ dead: number; bytes: number; planned: number }> {
  await server.db.execute(sql`select pg_stat_force_next_flush()`);
  const { rows } = await server.db.execute(sql`
    select n_dead_tup as dead, pg_relation_size(relid) as bytes, c.reltuples::int as planned
    from pg_stat_user_tables s join pg_class c on c.oid = s.relid where s.relname = ${table}`);
  return rows[0] as { dead: number; bytes: number; planned: number };
}

const rewrite = (): Promise<unknown> => server.database.executeSql('update churned set id = -id');

test('the job takes dead rows away, so that a table that is rewritten for ever stops growing', async () => {
  const { bytes } = await stateOf('churned');
  for (let turn = 0; turn < 3; turn++) {
    await rewrite();
    expect((await stateOf('churned')).dead).toBe(5000);
    await server.jobs.send(server.db, 'database.vacuum', {});
    await server.jobs.settled();
    expect((await stateOf('churned')).dead).toBe(0);
  }
  expect((await stateOf('churned')).bytes).toBeLessThan(2.5 * bytes);
});

test('the planner learns how many rows there are', async () => {
  await server.database.executeSql('delete from churned where abs(id) > 100');
  await vacuumEmbedded(server.db);
  expect((await stateOf('churned')).planned).toBe(100);
});

test('tables in order are left alone', async () => {
  await vacuumEmbedded(server.db);
  expect(await vacuumEmbedded(server.db)).not.toContain('public.churned');
});

test('others get the connection between two tables', async () => {
  await server.database.executeSql('create table one (n int); create table two (n int)');
  const ends: string[] = [];
  const vacuum = vacuumEmbedded(server.db).then((done) => ends.push(`${done.length > 1}`));
  // In line behind the questions that come before the first table.
  for (let turn = 0; turn < 2; turn++) await server.db.execute(sql`select 1`);
  const query = server.db.execute(sql`select 1`).then(() => ends.push('query'));
  await Promise.all([vacuum, query]);
  expect(ends).toEqual(['query', 'true']);
});

test('it stops between two tables when the server stops', async () => {
  await server.database.executeSql('create table three (n int)');
  expect(await vacuumEmbedded(server.db, AbortSignal.abort())).toEqual([]);
});
