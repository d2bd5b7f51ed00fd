import { setImmediate } from 'node:timers/promises';
import { isKeptDevice } from '#metrics';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { findProblem } from '../../platform/problem-response.ts';
import type { CheckQuery } from './check-update.ts';
import { KnownTraces } from './known-traces.ts';
import { SightingFilter } from './sighting-filter.ts';
import type { TraceText } from './trace.ts';
import { writeDecisions, type DecisionRow } from './write-decisions.ts';

/** The checks of a device that are not written yet. */
export interface Waiting {
  device: string;
  appVersion: string;
  deploymentKey: string;
  /** Oldest first; equal ones in a row are one. */
  checks: { trace: TraceText; firstAtMs: number; lastAtMs: number; count: number }[];
}

/** How many checks were taken in, joined a waiting one, were lost. */
export interface RecorderCounts {
  recorded: number;
  coalesced: number;
  dropped: number;
}

const FLUSH_MS = 500;
const MOST_DEVICES = 100_000;
const MOST_CHECKS = 20;
// So many rows take the embedded database two or three milliseconds, during which no check is answered.
const CHUNK = 150;

/** Writes decisions behind the answers: per device in bounded memory, to the database at least once a second. */
export class DecisionRecorder {
  readonly counts: RecorderCounts = { recorded: 0, coalesced: 0, dropped: 0 };
  readonly #db: Db;
  readonly #log: Log;
  readonly #traces: KnownTraces;
  readonly #sightings: SightingFilter;
  #waiting = new Map<string, Map<string, Waiting>>();
  #size = 0;
  #writing = 0;
  #timer: NodeJS.Timeout | undefined;
  #flushes: Promise<void> = Promise.resolve();

  constructor(db: Db, clock: Clock, log: Log) {
    this.#db = db;
    this.#log = log;
    this.#traces = new KnownTraces(db, clock);
    this.#sightings = new SightingFilter(db);
  }

  /** Takes in one check. */
  record(
    channelId: string,
    trace: TraceText,
    { device, appVersion, deploymentKey }: CheckQuery,
    nowMs: number,
  ): void {
    let devices = this.#waiting.get(channelId);
    if (!devices) this.#waiting.set(channelId, (devices = new Map()));
    const known = devices.get(device);
    if (known) return this.#add(known, trace, appVersion, deploymentKey, nowMs);
    if (!isKeptDevice(device)) return;
    if (this.#size + this.#writing >= MOST_DEVICES) return void this.counts.dropped++;
    this.counts.recorded++;
    this.#size++;
    devices.set(device, {
      device,
      appVersion,
      deploymentKey,
      checks: [{ trace, firstAtMs: nowMs, lastAtMs: nowMs, count: 1 }],
    });
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  #add(known: Waiting, trace: TraceText, appVersion: string, deploymentKey: string, nowMs: number): void {
    this.counts.recorded++;
    known.appVersion = appVersion;
    known.deploymentKey = deploymentKey;
    const last = known.checks.at(-1)!;
    if (last.trace.id === trace.id) {
      last.lastAtMs = nowMs;
      last.count++;
      this.counts.coalesced++;
      return;
    }
    known.checks.push({ trace, firstAtMs: nowMs, lastAtMs: nowMs, count: 1 });
    if (known.checks.length > MOST_CHECKS) known.checks.shift();
  }

  /** Writes what waits; resolves when everything taken in before is written, or kept for later because the database is gone. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushes = this.#flushes.then(() => this.#flushAll());
    return this.#flushes;
  }

  async #flushAll(): Promise<void> {
    const taken = this.#waiting;
    this.#waiting = new Map();
    this.#writing = this.#size;
    this.#size = 0;
    let isDown = false;
    for (const [channelId, devices] of taken) {
      const all = [...devices.values()];
      for (let from = 0; from < all.length; from += CHUNK) {
        const chunk = all.slice(from, from + CHUNK);
        isDown ||= !(await this.#write(channelId, chunk));
        if (isDown) this.#putBack(channelId, chunk);
        this.#writing -= chunk.length;
        if (!isDown) await setImmediate();
      }
    }
    if (this.#size > 0) this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  // False: the database is gone and the chunk should be kept.
  async #write(channelId: string, chunk: Waiting[]): Promise<boolean> {
    chunk.sort((a, b) => (a.device < b.device ? -1 : 1));
    try {
      const kept = await this.#traces.write(channelId, chunk);
      this.counts.dropped += chunk.length - kept.length;
      for (let layer = 0; ; layer++) {
        const rows = kept.flatMap(({ device, checks }) => rowOf(device, checks[layer]));
        if (rows.length === 0) break;
        await writeDecisions(this.#db, channelId, rows);
      }
      await this.#sightings.write(channelId, chunk);
      return true;
    } catch (error) {
      if (findProblem(error)?.code === 'unavailable') return false;
      this.counts.dropped += chunk.length;
      this.#log.error(
        { err: error, channelId, devices: chunk.length },
        'decisions could not be written and were dropped',
      );
      return true;
    }
  }

  #putBack(channelId: string, chunk: Waiting[]): void {
    const devices = this.#waiting.get(channelId) ?? new Map<string, Waiting>();
    this.#waiting.set(channelId, devices);
    for (const older of chunk) {
      const newer = devices.get(older.device);
      if (newer) newer.checks = [...older.checks, ...newer.checks].slice(-MOST_CHECKS);
      else {
        devices.set(older.device, older);
        this.#size++;
      }
    }
  }
}

function rowOf(device: string, check: Waiting['checks'][number] | undefined): DecisionRow[] {
  return check
    ? [
        {
          device,
          trace: check.trace.id,
          firstAtMs: check.firstAtMs,
          lastAtMs: check.lastAtMs,
          count: check.count,
        },
      ]
    : [];
}
