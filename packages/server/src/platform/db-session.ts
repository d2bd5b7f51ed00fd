import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'drizzle-orm';
import { NodePgSession, NodePgTransaction, type NodePgClient } from 'drizzle-orm/node-postgres';
import type {
  PgDialect,
  PgPreparedQuery,
  PgTransactionConfig,
  PreparedQueryConfig,
} from 'drizzle-orm/pg-core';
import type { RelationalSchemaConfig, TablesRelationalConfig } from 'drizzle-orm/relations';

/** What a statement gave; the same shape from both engines. */
export interface Rows {
  rows: Record<string, unknown>[];
  rowCount: number;
}

/** A statement as drizzle hands it over. */
export interface Statement {
  text: string;
  rowMode?: 'array';
}

/** One place to send statements to: the engine itself, or a transaction of it. */
export interface Line {
  query(statement: Statement, params?: unknown[]): Promise<Rows>;
  /** Several statements without parameters; the rows of all of them. */
  script(text: string): Promise<Rows>;
}

/** An engine behind `Db`: PGlite or a pool of PostgreSQL connections. */
export interface Engine extends Line {
  /** Runs `work` between BEGIN and COMMIT on a line of its own; rolls back when it throws. */
  inTransaction<T>(work: (line: Line) => Promise<T>): Promise<T>;
}

const inside = new AsyncLocalStorage<{ open: boolean }>();

/** Refuses a query on `db` from inside its own transaction: on one connection it would wait for itself. */
export function refuseNested(): void {
  if (inside.getStore()?.open)
    throw new Error('A query went to `db` inside a transaction. Use the `tx` of the transaction.');
}

/** A drizzle session that speaks to either engine and leaves errors as the engine made them. */
export class DbSession<
  S extends Record<string, unknown>,
  R extends TablesRelationalConfig,
> extends NodePgSession<S, R> {
  readonly line: Line;
  readonly #engine: Engine | undefined;
  readonly #dialect: PgDialect;
  readonly #schema: RelationalSchemaConfig<R>;

  constructor(line: Line, engine: Engine | undefined, dialect: PgDialect, schema: RelationalSchemaConfig<R>) {
    super(line as unknown as NodePgClient, dialect, schema);
    this.line = line;
    this.#engine = engine;
    this.#dialect = dialect;
    this.#schema = schema;
  }

  override prepareQuery<T extends PreparedQueryConfig = PreparedQueryConfig>(
    ...args: Parameters<NodePgSession<S, R>['prepareQuery']>
  ): PgPreparedQuery<T> {
    const prepared = super.prepareQuery<T>(...args);
    // Drizzle wraps errors in one whose message shows all parameters, secrets too.
    return Object.assign(prepared, {
      queryWithCache: (_sql: string, _params: unknown[], run: () => unknown) => run(),
    });
  }

  override async transaction<T>(
    work: (tx: NodePgTransaction<S, R>) => Promise<T>,
    config?: PgTransactionConfig,
  ): Promise<T> {
    if (!this.#engine) throw new Error('Start a nested transaction with `tx.transaction`.');
    refuseNested();
    return this.#engine.inTransaction(async (line) => {
      const session = new DbSession<S, R>(line, undefined, this.#dialect, this.#schema);
      const tx = new NodePgTransaction<S, R>(this.#dialect, session, this.#schema as never);
      if (config?.isolationLevel)
        await tx.execute(sql.raw(`set transaction isolation level ${config.isolationLevel}`));
      const state = { open: true };
      return inside.run(state, () => work(tx)).finally(() => (state.open = false));
    });
  }
}
