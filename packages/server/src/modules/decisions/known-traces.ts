import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import type { TakenChecks, TraceText } from './device-entry.ts';
import { writeTraces } from './write-decisions.ts';

const MOST_KNOWN = 50_000;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
// A fleet of fifty versions on a hundred releases says five thousand different things; a flood of invented ones ends here.
const MOST_NEW_AN_HOUR = 5000;

/** Writes each trace once, says daily that it is in use, and bounds how many new ones a channel may bring. */
export class KnownTraces {
  readonly #db: Db;
  readonly #clock: Clock;
  /** When each was last written, by channel and id. */
  readonly #known = new Map<string, number>();
  readonly #brought = new Map<string, number>();
  #hourEndsMs = 0;

  constructor(db: Db, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Writes the traces of these devices; gives back the devices whose traces are all kept. */
  async write(channelId: string, taken: TakenChecks[]): Promise<TakenChecks[]> {
    const nowMs = this.#clock.nowMs();
    const traces = new Map<string, TraceText>();
    for (const { runs } of taken) for (const { trace } of runs) traces.set(trace.id, trace);
    const unknown = [...traces.values()].filter(
      ({ id }) => nowMs - (this.#known.get(channelId + id) ?? 0) >= DAY_MS,
    );
    const fresh = unknown.filter(() => this.#mayBring(channelId, nowMs));
    if (fresh.length > 0) await this.#keep(channelId, fresh, nowMs);
    if (fresh.length === unknown.length) return taken;
    const kept = new Set(fresh);
    const refused = new Set(unknown.filter((trace) => !kept.has(trace)));
    return taken.filter(({ runs }) => !runs.some(({ trace }) => refused.has(traces.get(trace.id)!)));
  }

  async #keep(channelId: string, traces: TraceText[], nowMs: number): Promise<void> {
    traces.sort((a, b) => (a.id < b.id ? -1 : 1));
    await writeTraces(this.#db, channelId, traces, new Date(nowMs));
    if (this.#known.size + traces.length > MOST_KNOWN) this.#known.clear();
    for (const { id } of traces) this.#known.set(channelId + id, nowMs);
  }

  #mayBring(channelId: string, nowMs: number): boolean {
    if (nowMs >= this.#hourEndsMs) {
      this.#brought.clear();
      this.#hourEndsMs = nowMs + HOUR_MS;
    }
    const brought = (this.#brought.get(channelId) ?? 0) + 1;
    this.#brought.set(channelId, brought);
    return brought <= MOST_NEW_AN_HOUR;
  }
}
