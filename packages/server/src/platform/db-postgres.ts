import type pg from 'pg';
import { databaseDown, isDatabaseDown } from './db-errors.ts';
import { refuseNested, type Line, type Rows, type Statement } from './db-session.ts';
import { PostgresListener } from './db-listener.ts';
import type { Notice, OpenEngine } from './db.ts';
import type { Log } from './log.ts';
import { pgTypes } from './pg-types.ts';
import { PostgresPool } from './postgres-pool.ts';

const CONNECT_MS = 5000;
function failed(error: unknown): unknown {
  return isDatabaseDown(error) ? databaseDown(error) : error;
}

async function run(client: pg.PoolClient, statement: Statement | string, params?: unknown[]): Promise<Rows> {
  const { text: sql, rowMode } =
    typeof statement === 'string' ? { text: statement, rowMode: undefined } : statement;
  try {
    const query = { text: sql, types: pgTypes, ...(rowMode && { rowMode }) } as pg.QueryConfig;
    const result = await (params?.length ? client.query(query, params) : client.query(query));
    const all: pg.QueryResult[] = Array.isArray(result) ? result : [result];
    return {
      rows: all.flatMap((one) => one.rows),
      rowCount: all.reduce((sum, one) => sum + (one.rowCount ?? 0), 0),
    };
  } catch (error) {
    throw failed(error);
  }
}

/** A pool of PostgreSQL connections behind the engine's face. */
export async function openPostgres(
  source: { databaseUrl: string; pool: number },
  log: Log,
): Promise<OpenEngine> {
  const engine = new PostgresEngine(source, log);
  await engine.healthy();
  return engine;
}

class PostgresEngine implements OpenEngine {
  readonly kind = 'postgres';
  readonly #pool: PostgresPool;
  readonly #listener: PostgresListener;

  constructor(source: { databaseUrl: string; pool: number }, log: Log) {
    const settings = {
      connectionString: source.databaseUrl,
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
      application_name: 'codepushgo',
      options: '-c TimeZone=UTC',
    };
    this.#pool = new PostgresPool({ ...settings, max: source.pool }, log);
    this.#listener = new PostgresListener(settings, log, () => this.#pool.suspectAll());
  }

  async query(statement: Statement, params?: unknown[]): Promise<Rows> {
    refuseNested();
    return this.#run(statement, params);
  }

  #run(statement: Statement | string, params?: unknown[]): Promise<Rows> {
    return this.#pool.use((client) =>
      run(client, statement, params).catch(async (error: unknown) => {
        // A block of statements may have left a transaction open.
        await rollback(client);
        throw error;
      }),
    );
  }

  inTransaction<T>(work: (line: Line) => Promise<T>): Promise<T> {
    return this.#pool.use(async (client) => {
      await run(client, 'begin');
      try {
        const result = await work({
          query: (statement, params) => run(client, statement, params),
          script: (sql) => run(client, sql),
        });
        await commit(client);
        return result;
      } catch (error) {
        await rollback(client);
        throw error;
      }
    });
  }

  async script(sql: string): Promise<Rows> {
    refuseNested();
    return this.#run(sql);
  }

  async executeSql(sql: string, params?: unknown[]): Promise<Rows> {
    refuseNested();
    return this.#run(sql, params);
  }

  listen(channel: string, hear: (notice: Notice) => void): Promise<() => Promise<void>> {
    return this.#listener.listen(channel, hear);
  }

  async notify(channel: string, payload: string): Promise<void> {
    await this.query({ text: 'select pg_notify($1, $2)' }, [channel, payload]);
  }

  async healthy(): Promise<void> {
    await this.#run('select 1');
  }

  async close(): Promise<void> {
    await this.#listener.close();
    await this.#pool.end();
  }
}

// A connection on which that fails is not used again.
async function rollback(client: pg.PoolClient): Promise<void> {
  await run(client, 'rollback').catch(() => client.end());
}

// PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
async function commit(client: pg.PoolClient): Promise<void> {
  const done = await client.query('commit').catch((error: unknown) => {
    throw failed(error);
  });
  if (done.command !== 'COMMIT')
    throw new Error('The transaction was rolled back, because a statement in it had failed.');
}
