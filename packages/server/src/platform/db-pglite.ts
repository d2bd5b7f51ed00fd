import { mkdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { databaseDown, isDatabaseDown } from './db-errors.ts';
import { refuseNested, type Line, type Rows, type Statement } from './db-session.ts';
import type { Notice, OpenEngine } from './db.ts';
import type { Log } from './log.ts';
import { abandonPglite, openPgliteFolder } from './pglite-files.ts';
import { PgliteLine } from './pglite-line.ts';
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

/** An engine that runs, and the way to speak with it. */
interface Opened {
  pglite: PGlite;
  line: PgliteLine;
}

class PgliteEngine implements OpenEngine {
  readonly kind = 'pglite';
  readonly #source: PgliteSource;
  readonly #log: Log;
  readonly #listeners = new Map<string, Set<(notice: Notice) => void>>();
  // The engine has one connection. Waiting here and not inside it keeps others from running on a broken one.
  readonly #turns = new Turns();
  #opened: Opened | undefined;
  #failure: unknown;
  #yieldedAt = 0;
  #pauseMs = 0;
  #pausing = false;
  #closed = false;

  constructor(source: PgliteSource, log: Log) {
    this.#source = source;
    this.#log = log;
  }

  #turn<T>(work: (line: PgliteLine, pglite: PGlite) => Promise<T>): Promise<T> {
    refuseNested();
    return this.#turns.take(async () => {
      await this.#letOthersRun();
      const { line, pglite } = await this.#engine();
      try {
        return await work(line, pglite);
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

  async #engine(): Promise<Opened> {
    if (this.#closed) throw databaseDown(new Error('The database is closed.'));
    if (this.#opened) return this.#opened;
    if (this.#pausing) throw databaseDown(this.#failure);
    try {
      this.#opened = await this.#open();
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
    return this.#opened;
  }

  async #open(): Promise<Opened> {
    const { folder, template } = this.#source;
    if (folder) mkdirSync(folder, { recursive: true });
    const pglite = folder
      ? await openPgliteFolder(folder)
      : await PGlite.create({ startParams: IN_MEMORY, ...(template && { loadDataDir: template }) });
    const line = new PgliteLine(pglite, (channel, payload) => {
      for (const hear of this.#listeners.get(channel) ?? []) hear({ kind: 'payload', payload });
    });
    for (const channel of this.#listeners.keys()) listenTo(line, channel);
    return { pglite, line };
  }

  #abandon(pglite: PGlite, cause: unknown): void {
    if (!this.#source.folder) return;
    this.#log.error({ err: cause }, 'the embedded database failed; it will be reopened');
    abandonPglite(pglite);
    this.#opened = undefined;
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
    return this.#turn((line) => line.query(statement, params));
  }

  script(text: string): Promise<Rows> {
    return this.#turn(async (line) => {
      try {
        return line.ask({ text });
      } catch (error) {
        // A failed block would leave its transaction open on the only connection.
        if (!isFatal(error)) line.ask({ text: 'rollback' });
        throw error;
      }
    });
  }

  executeSql(sql: string, params?: unknown[]): Promise<Rows> {
    return params?.length ? this.query({ text: sql }, params) : this.script(sql);
  }

  inTransaction<T>(work: (line: Line) => Promise<T>): Promise<T> {
    return this.#turn(async (line) => {
      line.ask({ text: 'begin' });
      try {
        const result = await work(line);
        commit(line);
        return result;
      } catch (error) {
        if (!isFatal(error)) line.ask({ text: 'rollback' });
        throw error;
      }
    });
  }

  async listen(channel: string, hear: (notice: Notice) => void): Promise<() => Promise<void>> {
    const known = this.#listeners.get(channel);
    const hearers = known ?? new Set();
    this.#listeners.set(channel, hearers.add(hear));
    if (!known) await this.#turn(async (line) => listenTo(line, channel));
    return async () => void hearers.delete(hear);
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
    return this.#turn((_line, pglite) => pglite.dumpDataDir('none'));
  }

  close(): Promise<void> {
    return this.#turns.take(async () => {
      this.#closed = true;
      await this.#opened?.pglite.close();
      this.#opened = undefined;
    });
  }
}

// PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
function commit(line: PgliteLine): void {
  if (line.ask({ text: 'commit' }).command !== 'COMMIT') {
    throw new Error('The transaction was rolled back, because a statement in it had failed.');
  }
}

function listenTo(line: PgliteLine, channel: string): void {
  line.ask({ text: `listen "${channel.replaceAll('"', '""')}"` });
}
