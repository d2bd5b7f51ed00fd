import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core';
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import {
  createTableRelationsHelpers,
  extractTablesRelationalConfig,
  type ExtractTablesWithRelations,
} from 'drizzle-orm/relations';
import * as tables from '../schema.ts';
import { DbSession, type Engine, type Line, type Rows } from './db-session.ts';
import { openPglite, type PgliteSource } from './db-pglite.ts';
import { openPostgres } from './db-postgres.ts';
import type { Log } from './log.ts';

type Tables = typeof tables;

/** All tables of the server over one dialect, whichever engine is behind it. */
export type Db = PgDatabase<NodePgQueryResultHKT, Tables, ExtractTablesWithRelations<Tables>>;

/** The `Db` of one transaction. Inside it, nothing else may be queried. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/**
 * What a listener is told: a payload; that from now on messages are lost; or that they arrive again, but some may have
 * been lost, so that everything must be read again.
 */
export type Notice = { kind: 'payload'; payload: string } | { kind: 'lost' } | { kind: 'resync' };

/** An open database. */
export interface Database {
  db: Db;
  kind: 'pglite' | 'postgres';
  /** Runs plain SQL with parameters, or several statements without; the rows of all of them. */
  executeSql(text: string, params?: unknown[]): Promise<Rows>;
  /** A transaction of plain SQL. */
  inTransaction<T>(work: (line: Line) => Promise<T>): Promise<T>;
  /** Hears NOTIFY on a channel; also told to read again after a lost connection. Returns the way to stop. */
  listen(channel: string, hear: (notice: Notice) => void): Promise<() => Promise<void>>;
  /** Sends NOTIFY. Inside a transaction run `select pg_notify(…)` on `tx`, so that it leaves with the commit. */
  notify(channel: string, payload: string): Promise<void>;
  /** Throws the cause when the database does not answer a trivial query that writes nothing. */
  healthy(): Promise<void>;
  /** PGlite only: the whole data folder as a tar, for templates. */
  dump?(): Promise<Blob>;
  close(): Promise<void>;
}

/** An engine with what `Database` adds to it. */
export interface OpenEngine extends Engine, Omit<Database, 'db'> {}

/** Where the database is: an address, a folder, or in memory from a template. */
export type DatabaseSource = { databaseUrl: string; pool: number } | PgliteSource;

/**
 * Opens the database.
 *
 * @param source `databaseUrl` for PostgreSQL, `folder` for PGlite on disk, neither for PGlite in memory
 * @throws Problem `unavailable` when PostgreSQL does not answer
 */
export async function openDb(source: DatabaseSource, log: Log): Promise<Database> {
  const engine = 'databaseUrl' in source ? await openPostgres(source, log) : await openPglite(source, log);
  const { tables: relations, tableNamesMap } = extractTablesRelationalConfig<
    ExtractTablesWithRelations<Tables>
  >(tables, createTableRelationsHelpers);
  const schema = { fullSchema: tables, schema: relations, tableNamesMap };
  const dialect = new PgDialect();
  const session = new DbSession<Tables, ExtractTablesWithRelations<Tables>>(engine, engine, dialect, schema);
  return Object.assign(engine, { db: new PgDatabase(dialect, session, schema) as Db });
}
