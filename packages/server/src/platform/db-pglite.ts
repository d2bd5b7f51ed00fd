import { mkdirSync } from 'node:fs';
import { PGlite, types, type QueryOptions, type Transaction } from '@electric-sql/pglite';
import { databaseDown, isDatabaseDown } from './db-errors.ts';
import { refuseNested, type Line, type Rows, type Statement } from './db-session.ts';
import type { Notice, OpenEngine } from './db.ts';
import type { Log } from './log.ts';

/** A folder on disk, or memory; `template` is the dump of another one. */
export interface PgliteSource {
  folder?: string;
  template?: Blob;
}

type Runner = Pick<Transaction, 'query' | 'exec'>;

const text = (value: string): string => value;
// Drizzle wants dates as text; int8 comes as a number, since nothing here passes 2^53.
const parsers: NonNullable<QueryOptions['parsers']> = {
  [types.INT8]: Number,
  ...Object.fromEntries(
    [types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL, types.DATE, 1231, 1115, 1185, 1187, 1182].map(
      (id) => [id, text],
    ),
  ),
};

async function run(runner: Runner, { text: sql, rowMode }: Statement, params: unknown[] = []): Promise<Rows> {
  const result = await runner.query(sql, params, { rowMode: rowMode ?? 'object', parsers });
  return { rows: result.rows, rowCount: result.affectedRows || result.rows.length };
}

async function script(runner: Runner, sql: string): Promise<Rows> {
  const rows = (await runner.exec(sql, { parsers })).flatMap((result) => result.rows);
  return { rows, rowCount: rows.length };
}

/** PGlite behind the engine's face; reopened in the process when its writes failed or it crashed. */
export async function openPglite(source: PgliteSource, log: Log): Promise<OpenEngine> {
  return new PgliteEngine(source, log).open();
}

// The engine is WebAssembly: an abort inside it surfaces as this error, and nothing works after it.
function isCrash(error: unknown): boolean {
  return error instanceof Error && (error.name === 'RuntimeError' || error.name === 'ExitStatus');
}

class PgliteEngine implements OpenEngine {
  readonly kind = 'pglite';
  readonly #source: PgliteSource;
  readonly #log: Log;
  readonly #listeners = new Map<string, Set<(notice: Notice) => void>>();
  #current: Promise<PGlite> | undefined;
  #closed = false;

  constructor(source: PgliteSource, log: Log) {
    this.#source = source;
    this.#log = log;
  }

  async open(): Promise<this> {
    await this.#engine();
    return this;
  }

  #engine(): Promise<PGlite> {
    if (this.#closed) throw new Error('PGlite is closed');
    this.#current ??= this.#start().catch((error: unknown) => {
      this.#current = undefined;
      throw error;
    });
    return this.#current;
  }

  async #start(): Promise<PGlite> {
    const { folder, template } = this.#source;
    if (folder) mkdirSync(folder, { recursive: true });
    const pglite = await PGlite.create({
      ...(folder && { dataDir: folder }),
      ...(template && { loadDataDir: template }),
    });
    for (const channel of this.#listeners.keys()) await this.#attach(pglite, channel);
    return pglite;
  }

  readonly #failed = (error: unknown): unknown => {
    if (!isDatabaseDown(error) && !isCrash(error)) return error;
    this.#reopen(error);
    return databaseDown(error);
  };

  // The next query opens a fresh engine on the same folder; in memory there is nothing to come back to.
  #reopen(cause: unknown): void {
    const broken = this.#current;
    if (!broken || !this.#source.folder) return;
    this.#log.error({ err: cause }, 'the embedded database failed and will be reopened');
    this.#current = broken
      .then((pglite) => pglite.close())
      .catch(() => undefined)
      .then(() => this.#start());
    this.#current.then(
      () => this.#tellAll({ kind: 'resync' }),
      () => (this.#current = undefined),
    );
  }

  async #guard<T>(work: (pglite: PGlite) => Promise<T>): Promise<T> {
    refuseNested();
    try {
      return await work(await this.#engine());
    } catch (error) {
      throw this.#failed(error);
    }
  }

  query(statement: Statement, params?: unknown[]): Promise<Rows> {
    return this.#guard((pglite) => run(pglite, statement, params));
  }

  script(sql: string): Promise<Rows> {
    return this.#guard((pglite) =>
      // A failed block would leave its transaction open on the only connection.
      script(pglite, sql).catch(async (error: unknown) => {
        await pglite.exec('rollback').catch(() => undefined);
        throw error;
      }),
    );
  }

  executeSql(sql: string, params?: unknown[]): Promise<Rows> {
    return params?.length ? this.query({ text: sql }, params) : this.script(sql);
  }

  inTransaction<T>(work: (line: Line) => Promise<T>): Promise<T> {
    return this.#guard((pglite) =>
      pglite.transaction((tx) =>
        work({
          query: (statement, params) => run(tx, statement, params),
          script: (sql) => script(tx, sql),
        }),
      ),
    );
  }

  async listen(channel: string, hear: (notice: Notice) => void): Promise<() => Promise<void>> {
    const hearers = this.#listeners.get(channel) ?? new Set();
    const first = !this.#listeners.has(channel);
    this.#listeners.set(channel, hearers.add(hear));
    if (first) await this.#attach(await this.#engine(), channel);
    return async () => void hearers.delete(hear);
  }

  async #attach(pglite: PGlite, channel: string): Promise<void> {
    await pglite.listen(channel, (payload) => this.#tell(channel, { kind: 'payload', payload }));
  }

  #tell(channel: string, notice: Notice): void {
    for (const hear of this.#listeners.get(channel) ?? []) hear(notice);
  }

  #tellAll(notice: Notice): void {
    for (const channel of this.#listeners.keys()) this.#tell(channel, notice);
  }

  async notify(channel: string, payload: string): Promise<void> {
    await this.query({ text: 'select pg_notify($1, $2)' }, [channel, payload]);
  }

  async healthy(): Promise<void> {
    await this.query({ text: 'select 1' });
  }

  async dump(): Promise<Blob> {
    return (await this.#engine()).dumpDataDir('none');
  }

  async close(): Promise<void> {
    const last = this.#current;
    this.#closed = true;
    this.#current = undefined;
    await last?.then((pglite) => pglite.close()).catch(() => undefined);
  }
}
