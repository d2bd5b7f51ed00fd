import pg from 'pg';
import { databaseDown, isDatabaseDown } from './db-errors.ts';
import type { Log } from './log.ts';
import { Problem } from './problem.ts';

// What a connection under suspicion is doing may take so long; then it counts as dead.
const GRACE_MS = 15_000;

/** Connections to PostgreSQL; those that may have died without a word are given up. */
export class PostgresPool {
  readonly #pool: pg.Pool;
  readonly #log: Log;
  /** In which generation a connection was made. */
  readonly #made = new WeakMap<pg.PoolClient, number>();
  readonly #busy = new Set<pg.PoolClient>();
  #generation = 0;

  constructor(settings: pg.PoolConfig, log: Log) {
    this.#log = log;
    this.#pool = new pg.Pool(settings);
    this.#pool.on('connect', (client) => void this.#made.set(client, this.#generation));
    // An idle connection that the server ends is replaced by the next query.
    this.#pool.on('error', (error) => log.warn({ err: error }, 'a database connection was lost'));
  }

  /** Lends a connection to `work`; a broken one is not lent again. */
  async use<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#take();
    let broken: Error | undefined;
    const onError = (error: Error): void => void (broken ??= error);
    client.on('error', onError);
    try {
      return await work(client);
    } catch (error) {
      if (error instanceof Problem && error.code === 'unavailable') broken ??= error;
      throw error;
    } finally {
      client.off('error', onError);
      this.#busy.delete(client);
      client.release(broken ?? this.#isSuspect(client));
    }
  }

  async #take(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await this.#pool.connect().catch((error: unknown) => {
        throw isDatabaseDown(error) ? databaseDown(error) : error;
      });
      if (this.#isSuspect(client)) client.release(true);
      else {
        this.#busy.add(client);
        return client;
      }
    }
  }

  #isSuspect(client: pg.PoolClient): boolean {
    return this.#made.get(client) !== this.#generation;
  }

  /** Some connection fell silent: those made until now are not lent again, and get little time to end their work. */
  suspectAll(): void {
    this.#generation++;
    const busy = [...this.#busy];
    const giveUp = (client: pg.PoolClient): void => {
      if (!this.#busy.has(client) || !this.#isSuspect(client)) return;
      this.#log.warn('a database connection that does not answer was given up');
      client.end().catch(() => undefined);
    };
    setTimeout(() => busy.forEach(giveUp), GRACE_MS).unref();
  }

  end(): Promise<void> {
    return this.#pool.end();
  }
}
