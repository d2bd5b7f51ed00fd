import type { Log } from './log.ts';
import { findProblem } from './problem-response.ts';
import { Turns } from './turns.ts';

/** What sums of a kind are, and where they go. */
export interface SumsKind<Row> {
  /** For the log: what is missing when rows are lost. */
  name: string;
  /** After so many milliseconds at the latest they are written. */
  flushMs: number;
  /** So many rows wait at most; then the oldest go first. */
  mostWaiting: number;
  /** Adds a row to another of the same key. */
  fold(into: Row, row: Row): void;
  /** Puts all rows into the database, or none. */
  write(rows: Row[]): Promise<void>;
  /** Told of each row that is given up, because there were too many or the database refused it. */
  lost?(row: Row): void;
}

/**
 * Sums that are made in memory and written behind what they count, soon and all at once. While the database is away
 * they wait; what has no room, or what the database refuses, is given up and told.
 *
 * @example sums.rowOf(channelId, () => ({ channelId, bytes: 0 })).bytes += sent;
 */
export class WaitingSums<Row> {
  readonly #kind: SumsKind<Row>;
  readonly #log: Log;
  readonly #turns = new Turns();
  #rows = new Map<string, Row>();
  #round = 0;
  #isTicking = false;

  constructor(log: Log, kind: SumsKind<Row>) {
    this.#log = log;
    this.#kind = kind;
  }

  /** Changes whenever rows given out before are no longer the ones that are waiting. */
  get round(): number {
    return this.#round;
  }

  /** The row of a key, to be added to at once; `make` gives one of zeros. */
  rowOf(key: string, make: () => Row): Row {
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const row = make();
    this.#rows.set(key, row);
    this.#keepToMost();
    this.#tick();
    return row;
  }

  /** Writes everything added before; while the database is away, it goes on waiting. */
  flush(): Promise<void> {
    return this.#turns.take(() => this.#write());
  }

  #tick(): void {
    if (this.#isTicking) return;
    this.#isTicking = true;
    setTimeout(() => {
      this.#isTicking = false;
      void this.flush();
    }, this.#kind.flushMs).unref();
  }

  async #write(): Promise<void> {
    const taken = this.#rows;
    if (taken.size === 0) return;
    this.#rows = new Map();
    this.#round++;
    try {
      await this.#kind.write([...taken.values()]);
    } catch (error) {
      if (findProblem(error)?.code === 'unavailable') this.#putBack(taken);
      else this.#giveUp([...taken.values()], error);
    }
  }

  // What is older stands before what came meanwhile, or the newest would be the first to go.
  #putBack(older: Map<string, Row>): void {
    const newer = this.#rows;
    this.#rows = older;
    this.#round++;
    for (const [key, row] of newer) {
      const known = older.get(key);
      if (known === undefined) older.set(key, row);
      else this.#kind.fold(known, row);
    }
    this.#keepToMost();
    this.#tick();
  }

  #keepToMost(): void {
    const out: Row[] = [];
    for (const [key, row] of this.#rows) {
      if (this.#rows.size <= this.#kind.mostWaiting) break;
      this.#rows.delete(key);
      out.push(row);
    }
    if (out.length > 0) this.#giveUp(out, undefined);
  }

  #giveUp(rows: Row[], err: unknown): void {
    this.#round++;
    for (const row of rows) this.#kind.lost?.(row);
    // Those without room go one by one, for as long as the database is away: that is told by what is not measured.
    if (err !== undefined)
      this.#log.error({ err, rows: rows.length }, `${this.#kind.name} could not be written and were dropped`);
  }
}
