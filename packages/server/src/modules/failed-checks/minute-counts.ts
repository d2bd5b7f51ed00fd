import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { WaitingSums } from '../../platform/waiting-sums.ts';
import { writeMinutes, type MinuteRow } from './write-minutes.ts';

/** What a device asked for. */
export type Asked = 'check' | 'download';

const MINUTE_MS = 60_000;
const FLUSH_MS = 1000;
// What probes of the status service take for down, too.
const LATE_MS = 5000;
// Half a day of a platform with some hundred busy channels.
const MOST_WAITING = 50_000;

/** Checks and downloads by channel and minute, in memory, and put into the database at least once a second. */
export class MinuteCounts {
  readonly #clock: Clock;
  readonly #sums: WaitingSums<MinuteRow>;
  /** Minutes of which counts were given up: whatever else is known of them is no measurement. */
  readonly #lost = new Set<number>();
  /** The rows of the minute that goes on, by channel: what most checks find. */
  readonly #current = new Map<string, MinuteRow>();
  #currentMs = 0;
  #round = 0;

  /** @param mostWaiting how many counts wait while the database is away */
  constructor(
    { db, log, clock }: { db: Db; log: Log; clock: Clock },
    { mostWaiting }: { mostWaiting: number } = { mostWaiting: MOST_WAITING },
  ) {
    this.#clock = clock;
    this.#sums = new WaitingSums(log, {
      name: 'counts of checks',
      flushMs: FLUSH_MS,
      mostWaiting,
      fold,
      write: async (rows) => {
        const lost = [...this.#lost];
        await writeMinutes(db, rows, lost);
        for (const minuteMs of lost) this.#lost.delete(minuteMs);
      },
      lost: ({ minuteMs }) => void this.#lost.add(minuteMs),
    });
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
  }

  /** Whether an answer that leaves now comes too late. */
  isLate(sinceMs: number): boolean {
    return this.#clock.nowMs() - sinceMs > LATE_MS;
  }

  #rowOf(channelId: string, atMs: number): MinuteRow {
    const offMs = atMs - this.#currentMs;
    if (this.#round === this.#sums.round && offMs >= 0 && offMs < MINUTE_MS) {
      const known = this.#current.get(channelId);
      if (known) return known;
    }
    const minuteMs = Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
    const row = this.#sums.rowOf(`${minuteMs} ${channelId}`, () => zeros(channelId, minuteMs));
    if (this.#round !== this.#sums.round || minuteMs > this.#currentMs) this.#current.clear();
    this.#round = this.#sums.round;
    this.#currentMs = Math.max(minuteMs, this.#currentMs);
    if (minuteMs === this.#currentMs) this.#current.set(channelId, row);
    return row;
  }

  /** Puts everything counted before into the database; while it is away, counts wait. */
  flush(): Promise<void> {
    return this.#sums.flush();
  }
}

function zeros(channelId: string, minuteMs: number): MinuteRow {
  return { channelId, minuteMs, checks: 0, failedChecks: 0, downloads: 0, failedDownloads: 0 };
}

function fold(into: MinuteRow, row: MinuteRow): void {
  into.checks += row.checks;
  into.failedChecks += row.failedChecks;
  into.downloads += row.downloads;
  into.failedDownloads += row.failedDownloads;
}
