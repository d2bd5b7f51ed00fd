import { createRequire } from 'node:module';
import type * as DrizzleKit from 'drizzle-kit/api';
import type { Line } from '../platform/db-session.ts';
import type { Database } from '../platform/db.ts';
import * as tables from '../schema.ts';

/** A difference between the migrated database and `schema.ts`. */
export interface Drift {
  what: string;
  /** A first draft of the SQL that ends it. */
  sql: string;
}

interface Piece {
  /** Names it in both schemas. */
  key: string;
  definition: string;
  create: string;
  drop: string;
}

// Its ES module build does not load outside of a bundler.
const { generateDrizzleJson, generateMigration } = createRequire(import.meta.url)(
  'drizzle-kit/api',
) as typeof DrizzleKit;
const EXPECTED = 'expected_tables';

/** What the migrations made and `schema.ts` does not say, and the other way round. Changes nothing. */
export async function findDrift(database: Database): Promise<Drift[]> {
  const statements = await generateMigration(generateDrizzleJson({}), generateDrizzleJson(tables));
  const undo = new Error('nothing of this stays');
  let drift: Drift[] = [];
  const compare = async (line: Line): Promise<never> => {
    const actual = await readPieces(line, 'public');
    await line.script(
      `create schema ${EXPECTED}; set local search_path to ${EXPECTED}; ${statements.join('\n').replaceAll('"public".', '')}`,
    );
    drift = difference(actual, await readPieces(line, EXPECTED));
    throw undo;
  };
  await database.inTransaction(compare).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return drift;
}

function difference(actual: Map<string, Piece>, expected: Map<string, Piece>): Drift[] {
  const missing = [...expected.values()].filter(({ key }) => !actual.has(key));
  const surplus = [...actual.values()].filter(({ key }) => !expected.has(key));
  const changed = [...expected.values()].filter(
    ({ key, definition }) => actual.has(key) && actual.get(key)!.definition !== definition,
  );
  return [
    ...missing.map(({ key, create }) => ({
      what: `${key} is in schema.ts, but no migration makes it`,
      sql: create,
    })),
    ...surplus.map(({ key, drop }) => ({
      what: `${key} is made by a migration, but not in schema.ts`,
      sql: drop,
    })),
    ...changed.map(({ key, definition, create }) => ({
      what: `${key} is "${actual.get(key)!.definition}" by the migrations and "${definition}" by schema.ts`,
      sql: `${actual.get(key)!.drop}\n${create}`,
    })),
  ];
}

const COLUMNS = `select c.relname as t, a.attname as name, format_type(a.atttypid, a.atttypmod)
    || case when a.attnotnull then ' not null' else '' end
    || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as definition
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where c.relnamespace = $1::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by a.attnum`;
// PostgreSQL and drizzle name primary and foreign keys differently, so these are known by what they say.
const CONSTRAINTS = `select c.relname as t, k.conname as name, k.contype in ('p', 'f') as unnamed, pg_get_constraintdef(k.oid) as definition
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where c.relnamespace = $1::regnamespace and k.contype in ('p', 'f', 'u', 'c') order by k.conname`;
const INDEXES = `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
  from pg_index i join pg_class c on c.oid = i.indexrelid
  where c.relnamespace = $1::regnamespace and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))`;

interface CatalogRow {
  t: string;
  name: string;
  unnamed?: boolean;
  definition: string;
}

async function readPieces(line: Line, schema: string): Promise<Map<string, Piece>> {
  const rowsOf = async (text: string): Promise<CatalogRow[]> => {
    const { rows } = await line.query({ text }, [schema]);
    return (rows as unknown as CatalogRow[]).map((row) => ({
      ...row,
      definition: row.definition.replaceAll(`${schema}.`, ''),
    }));
  };
  const columns = (await rowsOf(COLUMNS)).map(({ t, name, definition }) => ({
    key: `column ${t}.${name}`,
    definition,
    create: `ALTER TABLE ${t} ADD COLUMN ${name} ${definition};`,
    drop: `ALTER TABLE ${t} DROP COLUMN ${name};`,
  }));
  const constraints = (await rowsOf(CONSTRAINTS)).map(({ t, name, unnamed, definition }) => ({
    key: unnamed ? `${t}: ${definition}` : `constraint ${name} of ${t}`,
    definition,
    create: `ALTER TABLE ${t} ADD CONSTRAINT ${name} ${definition};`,
    drop: `ALTER TABLE ${t} DROP CONSTRAINT ${name};`,
  }));
  const indexes = (await rowsOf(INDEXES)).map(({ name, definition }) => ({
    key: `index ${name}`,
    definition,
    create: `${definition};`,
    drop: `DROP INDEX ${name};`,
  }));
  const own = [...columns, ...constraints, ...indexes].filter(
    ({ key }) => !key.includes('schema_migrations'),
  );
  return new Map(own.map((piece) => [piece.key, piece]));
}
