import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { startPostgres, type RunningPostgres } from '../testing/start-postgres.ts';
import { openDb, type Database, type Notice } from './db.ts';
import { openLog } from './log.ts';
import { migrate } from './migrate.ts';

// PostgreSQL goes away and comes back; the server's process lives through it.

let postgres: RunningPostgres;
let database: Database;
let url: string;
beforeAll(async () => {
  postgres = await startPostgres();
  url = await postgres.createDatabase('outage');
  database = await openDb({ databaseUrl: url, pool: 4 }, openLog('silent'));
  await migrate(database);
  await database.executeSql('create table things (n int)');
});
afterAll(async () => {
  await database.close();
  await postgres.stop();
});

const unavailable = { code: 'unavailable', extra: { retryAfterSeconds: expect.any(Number) } };
const killOthers = `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'outage' and pid <> pg_backend_pid()`;

async function untilHealthy(): Promise<void> {
  const isHealthy = (): Promise<boolean> =>
    database.healthy().then(
      () => true,
      () => false,
    );
  await eventually(isHealthy, (healthy) => healthy);
}

test('a transaction whose connection is cut is refused as unavailable, and nothing of it stays', async () => {
  const cut = database.db.transaction(async (tx) => {
    await tx.execute(sql`insert into things values (1)`);
    await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
  });
  await expect(cut).rejects.toMatchObject(unavailable);
  expect((await database.executeSql('select * from things')).rows).toEqual([]);
});

test('cutting every connection again and again leaks none of the pool', async () => {
  for (let round = 0; round < 6; round++) {
    await Promise.allSettled(
      Array.from({ length: 6 }, () =>
        database.db.transaction((tx) => tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`)),
      ),
    );
  }
  const after = Array.from({ length: 8 }, () =>
    database.db.transaction((tx) => tx.execute(sql`select 1 as n`)),
  );
  for (const { rows } of await Promise.all(after)) expect(rows).toEqual([{ n: 1 }]);
});

test('while PostgreSQL is down queries are refused; afterwards they work, and listeners are told to read again', async () => {
  const notices: Notice[] = [];
  const resynced = Promise.withResolvers<void>();
  await database.listen('outage_news', (notice) => {
    notices.push(notice);
    if (notice.kind === 'resync') resynced.resolve();
  });
  await postgres.down();
  await expect(database.db.execute(sql`select 1`)).rejects.toMatchObject(unavailable);
  await expect(database.db.transaction((tx) => tx.execute(sql`select 1`))).rejects.toMatchObject(unavailable);
  await expect(openDb({ databaseUrl: url, pool: 2 }, openLog('silent'))).rejects.toMatchObject(unavailable);
  await postgres.up();
  await untilHealthy();
  await resynced.promise;
  const heard = Promise.withResolvers<void>();
  await database.listen('outage_news', ({ kind }) => kind === 'payload' && heard.resolve());
  await database.notify('outage_news', 'hello again');
  await heard.promise;
  // On a busy machine the connection may be lost more than once.
  expect(notices[0]).toEqual({ kind: 'lost' });
  expect(notices.slice(-2)).toEqual([{ kind: 'resync' }, { kind: 'payload', payload: 'hello again' }]);
});

test('a cut listener comes back by itself', async () => {
  const resynced = Promise.withResolvers<void>();
  await database.listen('cut_news', (notice) => notice.kind === 'resync' && resynced.resolve());
  await database.executeSql(killOthers);
  await expect(resynced.promise).resolves.toBeUndefined();
});
