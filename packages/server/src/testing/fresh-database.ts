import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import pg from 'pg';
import { inject } from 'vitest';
import { openDb, type Database } from '../platform/db.ts';
import type { Log } from '../platform/log.ts';

/** What the global set-up hands to the tests. */
export type TestDb =
  | { kind: 'pglite'; templateFile: string }
  | { kind: 'postgres'; adminUrl: string; template: string };

declare module 'vitest' {
  interface ProvidedContext {
    testDb: TestDb;
  }
}

/** A database that goes away with its test. */
export interface FreshDatabase {
  database: Database;
  databaseUrl: string | undefined;
  drop(): Promise<void>;
}

/** A migrated, empty database for one server, on the engine that this run of the tests is for. */
export async function freshDatabase(log: Log): Promise<FreshDatabase> {
  const from = inject('testDb');
  if (from.kind === 'pglite') {
    const database = await openDb({ template: await openAsBlob(from.templateFile) }, log);
    return { database, databaseUrl: undefined, drop: async () => undefined };
  }
  const name = `test_${randomBytes(6).toString('hex')}`;
  await admin(from.adminUrl, `create database ${name} template ${from.template}`);
  const url = new URL(from.adminUrl);
  url.pathname = name;
  const database = await openDb({ databaseUrl: url.href, pool: 5 }, log);
  return {
    database,
    databaseUrl: url.href,
    drop: () => admin(from.adminUrl, `drop database if exists ${name} with (force)`),
  };
}

async function admin(adminUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // Copying a template waits for nobody and fails while another copy runs, so copies take turns.
    await client.query('select pg_advisory_lock(1)');
    await client.query(sql);
  } finally {
    await client.end();
  }
}
