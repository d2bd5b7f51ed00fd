import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { findProblem } from '../../platform/problem-response.ts';
import { writeMinutes, type MinuteRow } from './write-minutes.ts';

/** What a device asked for. */
export type Asked = 'check' | 'download';

const MINUTE_MS = 60_000;
const FLUSH_MS = 1000;
// What probes of the status service take for down, too.
const LATE_MS = 5000;
// Half a day of a platform with some hundred busy channels; while the database is away, the oldest go first.
const MOST_WAITING = 50_000;

/** Checks and downloads by channel and minute, in memory, and put into the database at least once a second. */
export class MinuteCounts {
  readonly #db: Db;
  readonly #log: Log;
  readonly #clock: Clock;
  #waiting = new Map<string, MinuteRow>();
  /** The rows of the minute that goes on, by channel: what most checks find. */
  #current = new Map<string, MinuteRow>();
  #currentMs = 0;
  #isTicking = false;
  #turn: Promise<void> = Promise.resolve();

  constructor({ db, log, clock }: { db: Db; log: Log; clock: Clock }) {
    this.#db = db;
    this.#log = log;
    this.#clock = clock;
  }

  /**
   * Counts one request.
   *
   * @param channelId null when it failed so early that nobody knows whose it was
   * @param sinceMs when it came; one that is answered more than five seconds later counts as failed
   */
  count(asked: Asked, channelId: string | null, isFailed: boolean, sinceMs: number): void {
    const row = this.#rowOf(channelId ?? '', sinceMs);
    if (asked === 'check') {
      row.checks++;
      if (isFailed) row.failedChecks++;
    } else {
      row.downloads++;
      if (isFailed) row.failedDownloads++;
    }
    this.#tick();
  }

  /** Whether an answer that leaves now comes too late. */
  isLate(sinceMs: number): boolean {
    return this.#clock.nowMs() - sinceMs > LATE_MS;
  }

  #rowOf(channelId: string, atMs: number): MinuteRow {
    const offMs = atMs - this.#currentMs;
    if (offMs >= 0 && offMs < MINUTE_MS) {
      const known = this.#current.get(channelId);
      if (known) return known;
    }
    const minuteMs = Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
    if (minuteMs > this.#currentMs) {
      this.#currentMs = minuteMs;
      this.#current.clear();
    }
    const row = this.#wait({
      channelId,
      minuteMs,
      checks: 0,
      failedChecks: 0,
      downloads: 0,
      failedDownloads: 0,
    });
    if (minuteMs === this.#currentMs) this.#current.set(channelId, row);
    return row;
  }

  #wait(row: MinuteRow): MinuteRow {
    const key = `${row.minuteMs} ${row.channelId}`;
    const known = this.#waiting.get(key);
    if (known) {
      known.checks += row.checks;
      known.failedChecks += row.failedChecks;
      known.downloads += row.downloads;
      known.failedDownloads += row.failedDownloads;
      return known;
    }
    if (this.#waiting.size >= MOST_WAITING) this.#waiting.delete(this.#waiting.keys().next().value!);
    this.#waiting.set(key, row);
    return row;
  }

  #tick(): void {
    if (this.#isTicking) return;
    this.#isTicking = true;
    setTimeout(() => {
      this.#isTicking = false;
      void this.flush();
    }, FLUSH_MS).unref();
  }

  /** Puts everything counted before into the database; while it is away, counts wait. */
  flush(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#write());
    return this.#turn;
  }

  async #write(): Promise<void> {
    const taken = [...this.#waiting.values()];
    if (taken.length === 0) return;
    this.#waiting = new Map();
    this.#current = new Map();
    try {
      await writeMinutes(this.#db, taken);
    } catch (error) {
      if (findProblem(error)?.code !== 'unavailable')
        return this.#log.error({ err: error, rows: taken.length }, 'counts of checks were dropped');
      for (const row of taken) this.#wait(row);
      this.#current = new Map();
      this.#tick();
    }
  }
}
