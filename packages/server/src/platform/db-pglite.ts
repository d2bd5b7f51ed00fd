import { mkdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { PGlite, types, type QueryOptions } from '@electric-sql/pglite';
import { databaseDown, isDatabaseDown } from './db-errors.ts';
import { refuseNested, type Line, type Rows, type Statement } from './db-session.ts';
import type { Notice, OpenEngine } from './db.ts';
import type { Log } from './log.ts';
import { abandonPglite, openPgliteFolder } from './pglite-files.ts';
import { Problem } from './problem.ts';
import { Turns } from './turns.ts';

/** A folder on disk, or memory; `template` is the dump of another one. */
export interface PgliteSource {
  folder?: string;
  template?: Blob;
}

const MOST_AT_ONCE_MS = 4;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4000;

// What is in memory outlives no process, so its log need not hold enough to repair it.
const IN_MEMORY = [
  ...PGlite.defaultStartParams,
  ...['shared_buffers=16MB', 'synchronous_commit=off', 'full_page_writes=off'].flatMap((set) => ['-c', set]),
];

const text = (value: string): string => value;
const AS_TEXT = [
  types.TIMESTAMP,
  types.TIMESTAMPTZ,
  types.INTERVAL,
  types.DATE,
  1231,
  1115,
  1185,
  1187,
  1182,
];
// Drizzle wants dates as text; int8 comes as a number, since nothing here passes 2^53.
// Given to the engine once: parsers given to a query are merged with hundreds of others each time.
const parsers: NonNullable<QueryOptions['parsers']> = {
  [types.INT8]: Number,
  ...Object.fromEntries(AS_TEXT.map((id) => [id, text])),
};

function lineOf(pglite: PGlite): Line {
  return {
    async query({ text: sql, rowMode }: Statement, params: unknown[] = []): Promise<Rows> {
      const result = await pglite.query(sql, params, { rowMode: rowMode ?? 'object' });
      return { rows: result.rows as Rows['rows'], rowCount: result.affectedRows || result.rows.length };
    },
    async script(sql: string): Promise<Rows> {
      const rows = (await pglite.exec(sql)).flatMap((result) => result.rows as Rows['rows']);
      return { rows, rowCount: rows.length };
    },
  };
}

/** PGlite behind the engine's face; reopened in the process when its writes failed or it crashed. */
export async function openPglite(source: PgliteSource, log: Log): Promise<OpenEngine> {
  const engine = new PgliteEngine(source, log);
  await engine.healthy();
  return engine;
}

// After these the engine's memory cannot be trusted: it says so itself, or WebAssembly has stopped in the middle.
function isFatal(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof Problem) return false;
  const { severity } = error as { severity?: string };
  return (
    severity === 'PANIC' ||
    severity === 'FATAL' ||
    error.name === 'RuntimeError' ||
    error.name === 'ExitStatus'
  );
}

class PgliteEngine implements OpenEngine {
  readonly kind = 'pglite';
  readonly #source: PgliteSource;
  readonly #log: Log;
  readonly #listeners = new Map<string, Set<(notice: Notice) => void>>();
  // The engine has one connection. Waiting here and not inside it keeps others from running on a broken one.
  readonly #turns = new Turns();
  #pglite: PGlite | undefined;
  #failure: unknown;
  #yieldedAt = 0;
  #pauseMs = 0;
  #pausing = false;
  #closed = false;

  constructor(source: PgliteSource, log: Log) {
    this.#source = source;
    this.#log = log;
  }

  #turn<T>(work: (pglite: PGlite) => Promise<T>): Promise<T> {
    refuseNested();
    return this.#turns.take(async () => {
      await this.#letOthersRun();
      const pglite = await this.#engine();
      try {
        return await work(pglite);
      } catch (error) {
        if (isFatal(error)) this.#abandon(pglite, error);
        throw isFatal(error) || isDatabaseDown(error) ? databaseDown(error) : error;
      }
    });
  }

  // The engine answers without ever waiting, so a row of statements would keep everything else from being served.
  async #letOthersRun(): Promise<void> {
    if (performance.now() - this.#yieldedAt < MOST_AT_ONCE_MS) return;
    await setImmediate();
    this.#yieldedAt = performance.now();
  }

  async #engine(): Promise<PGlite> {
    if (this.#closed) throw databaseDown(new Error('The database is closed.'));
    if (this.#pglite) return this.#pglite;
    if (this.#pausing) throw databaseDown(this.#failure);
    try {
      this.#pglite = await this.#open();
    } catch (error) {
      this.#pause(error);
      throw databaseDown(error);
    }
    if (this.#failure !== undefined) {
      this.#log.info('the embedded database was reopened');
      this.#failure = undefined;
      this.#tellAll();
    }
    this.#pauseMs = 0;
    return this.#pglite;
  }

  async #open(): Promise<PGlite> {
    const { folder, template } = this.#source;
    if (folder) mkdirSync(folder, { recursive: true });
    const pglite = folder
      ? await openPgliteFolder(folder)
      : await PGlite.create({ startParams: IN_MEMORY, ...(template && { loadDataDir: template }) });
    Object.assign(pglite.parsers, parsers);
    for (const channel of this.#listeners.keys()) await this.#attach(pglite, channel);
    return pglite;
  }

  #abandon(pglite: PGlite, cause: unknown): void {
    if (!this.#source.folder) return;
    this.#log.error({ err: cause }, 'the embedded database failed; it will be reopened');
    abandonPglite(pglite);
    this.#pglite = undefined;
    this.#pause(cause);
  }

  // Opening costs seconds and memory, so a full disk is not asked again at once.
  #pause(cause: unknown): void {
    if (this.#pauseMs > 0)
      this.#log.error({ err: cause }, 'the embedded database cannot be opened; trying again');
    this.#failure = cause;
    this.#pausing = true;
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, this.#pauseMs * 2));
    setTimeout(() => (this.#pausing = false), this.#pauseMs).unref();
  }

  query(statement: Statement, params?: unknown[]): Promise<Rows> {
    return this.#turn((pglite) => lineOf(pglite).query(statement, params));
  }

  script(sql: string): Promise<Rows> {
    return this.#turn((pglite) =>
      lineOf(pglite)
        .script(sql)
        .catch(async (error: unknown) => {
          // A failed block would leave its transaction open on the only connection.
          if (!isFatal(error)) await pglite.exec('rollback');
          throw error;
        }),
    );
  }

  executeSql(sql: string, params?: unknown[]): Promise<Rows> {
    return params?.length ? this.query({ text: sql }, params) : this.script(sql);
  }

  inTransaction<T>(work: (line: Line) => Promise<T>): Promise<T> {
    return this.#turn(async (pglite) => {
      await pglite.exec('begin');
      try {
        const result = await work(lineOf(pglite));
        await commit(pglite);
        return result;
      } catch (error) {
        if (!isFatal(error)) await pglite.exec('rollback');
        throw error;
      }
    });
  }

  async listen(channel: string, hear: (notice: Notice) => void): Promise<() => Promise<void>> {
    const known = this.#listeners.get(channel);
    const hearers = known ?? new Set();
    this.#listeners.set(channel, hearers.add(hear));
    if (!known) await this.#turn((pglite) => this.#attach(pglite, channel));
    return async () => void hearers.delete(hear);
  }

  async #attach(pglite: PGlite, channel: string): Promise<void> {
    const quoted = `"${channel.replaceAll('"', '""')}"`;
    await pglite.listen(quoted, (payload) => {
      for (const hear of this.#listeners.get(channel) ?? []) hear({ kind: 'payload', payload });
    });
  }

  #tellAll(): void {
    for (const hearers of this.#listeners.values()) for (const hear of hearers) hear({ kind: 'resync' });
  }

  async notify(channel: string, payload: string): Promise<void> {
    await this.query({ text: 'select pg_notify($1, $2)' }, [channel, payload]);
  }

  async healthy(): Promise<void> {
    await this.query({ text: 'select 1' });
  }

  dump(): Promise<Blob> {
    return this.#turn((pglite) => pglite.dumpDataDir('none'));
  }

  close(): Promise<void> {
    return this.#turns.take(async () => {
      this.#closed = true;
      await this.#pglite?.close();
      this.#pglite = undefined;
    });
  }
}

// PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
async function commit(pglite: PGlite): Promise<void> {
  const [done] = await pglite.exec('commit');
  if (done?.command && done.command !== 'COMMIT') {
    throw new Error('The transaction was rolled back, because a statement in it had failed.');
  }
}
