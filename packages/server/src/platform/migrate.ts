import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from './db.ts';
import type { Line } from './db-session.ts';

/** One file of plain SQL. */
export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

const FOLDER = fileURLToPath(new URL('../migrations/', import.meta.url));
// Any number, as long as nothing else in the database uses it.
const LOCK = 4_719_202_601;
const TABLE = `create table if not exists schema_migrations (
  name text primary key, checksum text not null, applied_at timestamptz not null default now())`;

/** A database that this version must not touch. */
export class MigrationError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'MigrationError';
  }
}

/** The migrations of a folder in the order of their names. */
export function readMigrations(folder: string = FOLDER): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * Brings the database up to date: each file in one transaction, one process at a time.
 *
 * @returns the names of the files that were applied now
 * @throws MigrationError when an applied file was edited or a newer version has been here
 */
export async function migrate(
  database: Database,
  migrations: Migration[] = readMigrations(),
): Promise<string[]> {
  const applied = await database.inTransaction(async (line) => {
    await lock(line);
    await line.script(TABLE);
    const names = await appliedNames(line);
    refuseStrange(names, migrations);
    return names;
  });
  const done: string[] = [];
  for (const migration of migrations.filter(({ name }) => !applied.has(name)))
    if (await applyOne(database, migration)) done.push(migration.name);
  return done;
}

async function lock(line: Line): Promise<void> {
  await line.query({ text: `select pg_advisory_xact_lock(${LOCK})` });
}

async function appliedNames(line: Line): Promise<Map<string, string>> {
  const { rows } = await line.query({ text: 'select name, checksum from schema_migrations order by name' });
  return new Map(rows.map((row) => [String(row['name']), String(row['checksum'])]));
}

function refuseStrange(applied: Map<string, string>, migrations: Migration[]): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const strange = [...applied.keys()].filter((name) => !known.has(name));
  if (strange.length > 0) {
    throw new MigrationError(
      `The database was changed by a newer version (${strange.join(', ')}). Start that version, or restore a backup from before it.`,
    );
  }
  const edited = migrations.filter(
    ({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum,
  );
  if (edited.length > 0) {
    throw new MigrationError(
      `Applied migrations were edited: ${edited.map(({ name }) => name).join(', ')}. Undo the edit and write a new file with "npm run db:new -- NAME".`,
    );
  }
}

async function applyOne(database: Database, migration: Migration): Promise<boolean> {
  return database.inTransaction(async (line) => {
    await lock(line);
    if ((await appliedNames(line)).has(migration.name)) return false;
    try {
      await line.script(migration.sql);
    } catch (error) {
      throw new MigrationError(
        `Migration ${migration.name} failed: ${error instanceof Error ? error.message : error}. Nothing of it was applied.`,
        { cause: error },
      );
    }
    await line.query({ text: 'insert into schema_migrations (name, checksum) values ($1, $2)' }, [
      migration.name,
      migration.checksum,
    ]);
    return true;
  });
}
