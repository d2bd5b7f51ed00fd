import { setImmediate } from 'node:timers/promises';
import { isKeptDevice } from '#metrics';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { findProblem } from '../../platform/problem-response.ts';
import { DecisionJournal } from './decision-journal.ts';
import { KnownTraces } from './known-traces.ts';
import { SightingFilter } from './sighting-filter.ts';
import { joinRuns, WaitingTable, type TraceText, type WaitingChecks } from './waiting-checks.ts';
import { writeDecisions } from './write-decisions.ts';

/** How many checks were taken in, were the same as the one before, were lost. */
export interface RecorderCounts {
  recorded: number;
  coalesced: number;
  dropped: number;
}

/** A check by a device with an id. */
export interface RecordedCheck {
  device: string;
  appVersion: string;
  deploymentKey: string;
}

const FLUSH_MS = 700;
const FLUSHES_A_WINDOW = 40;
const MOST_DEVICES = 100_000;
// So many take the embedded database some two milliseconds, during which no check is answered.
const JOURNAL_CHUNK = 800;
const ROW_CHUNK = 120;

type Chunk = ReturnType<WaitingTable['takeChunks']>[number];

/**
 * Writes decisions behind the answers, in two steps: what is fresh goes to the journal at least once a second,
 * many devices a row, which is cheap; what the journal holds goes to the devices' rows every half minute,
 * by when most checks of a busy fleet have become one.
 */
export class DecisionRecorder {
  readonly counts: RecorderCounts = { recorded: 0, coalesced: 0, dropped: 0 };
  readonly journal: DecisionJournal;
  readonly #db: Db;
  readonly #log: Log;
  readonly #mostDevices: number;
  readonly #traces: KnownTraces;
  readonly #sightings: SightingFilter;
  /** Not in the database yet. */
  #fresh = new WaitingTable();
  /** In the journal, not in the devices' rows. */
  readonly #window = new WaitingTable();
  #flushesLeft = FLUSHES_A_WINDOW;
  #isTicking = false;
  #turn: Promise<void> = Promise.resolve();

  /** @param mostDevices how many devices may wait at most */
  constructor(db: Db, clock: Clock, log: Log, mostDevices = MOST_DEVICES) {
    this.#mostDevices = mostDevices;
    this.#db = db;
    this.#log = log;
    this.journal = new DecisionJournal(db, clock);
    this.#traces = new KnownTraces(db, clock);
    this.#sightings = new SightingFilter(db);
  }

  /** Takes in one check. */
  record(channelId: string, trace: TraceText, check: RecordedCheck, nowMs: number): void {
    const { device, appVersion, deploymentKey } = check;
    const known = this.#fresh.of(channelId).get(device);
    if (!known) return this.#recordNew(channelId, trace, check, nowMs);
    this.counts.recorded++;
    known.appVersion = appVersion;
    known.deploymentKey = deploymentKey;
    const last = known.runs.at(-1)!;
    if (last.trace.id !== trace.id)
      return void joinRuns(known.runs, [{ trace, firstAtMs: nowMs, lastAtMs: nowMs, count: 1 }]);
    last.lastAtMs = nowMs;
    last.count++;
    this.counts.coalesced++;
  }

  #recordNew(
    channelId: string,
    trace: TraceText,
    { device, appVersion, deploymentKey }: RecordedCheck,
    nowMs: number,
  ): void {
    if (!isKeptDevice(device)) return;
    if (this.#fresh.size + this.#window.size >= this.#mostDevices) return void this.counts.dropped++;
    this.counts.recorded++;
    this.#fresh.append(channelId, {
      device,
      appVersion,
      deploymentKey,
      runs: [{ trace, firstAtMs: nowMs, lastAtMs: nowMs, count: 1 }],
    });
    this.#tick();
  }

  #tick(): void {
    if (this.#isTicking) return;
    this.#isTicking = true;
    setTimeout(() => {
      this.#isTicking = false;
      void this.#inTurn(() => this.#flushThenMaybeSettle());
    }, FLUSH_MS).unref();
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(work).catch((error: unknown) => {
      if (findProblem(error)?.code !== 'unavailable')
        this.#log.error({ err: error }, 'decisions could not be written');
    });
    return this.#turn;
  }

  async #flushThenMaybeSettle(): Promise<void> {
    await this.#flush();
    this.#flushesLeft--;
    if (this.#flushesLeft <= 0 || this.#window.size > this.#mostDevices / 2) await this.#settle();
    if (this.#fresh.size + this.#window.size > 0) this.#tick();
  }

  /** Puts everything taken in before into the devices' rows. */
  settle(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#flush();
      await this.#settle();
    });
  }

  /** Puts everything taken in before into the database: afterwards `kill -9` loses none of it. */
  flush(): Promise<void> {
    return this.#inTurn(() => this.#flush());
  }

  /** Puts what was taken in of one device into its row. */
  settleDevice(channelId: string, device: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#flush();
      const waiting = this.#window.take(channelId, device);
      if (!waiting) return;
      await this.#writeAll([{ channelId, checks: [waiting] }], this.#window, (id, checks) =>
        this.#writeRows(id, checks),
      );
    });
  }

  async #flush(): Promise<void> {
    const chunks = this.#fresh.takeChunks(JOURNAL_CHUNK);
    if (chunks.length === 0) return;
    const isWritten = await this.#writeAll(chunks, this.#fresh, (channelId, checks) =>
      this.#journal(channelId, checks),
    );
    if (isWritten) await this.journal.sync();
  }

  async #journal(channelId: string, checks: WaitingChecks[]): Promise<void> {
    const kept = await this.#traces.write(channelId, checks);
    this.counts.dropped += checks.length - kept.length;
    await this.#sightings.write(channelId, checks);
    await this.journal.append(channelId, kept);
    for (const one of kept) if (this.#window.append(channelId, one)) this.counts.coalesced++;
  }

  async #settle(): Promise<void> {
    this.#flushesLeft = FLUSHES_A_WINDOW;
    const chunks = this.#window.takeChunks(ROW_CHUNK);
    const isWritten = await this.#writeAll(chunks, this.#window, (channelId, checks) =>
      this.#writeRows(channelId, checks),
    );
    if (isWritten) await this.journal.clear();
  }

  async #writeRows(channelId: string, checks: WaitingChecks[]): Promise<void> {
    const rows = checks.flatMap(({ device, runs }) =>
      runs.map(({ trace, ...run }) => ({ device, trace: trace.id, ...run })),
    );
    await writeDecisions(this.#db, channelId, rows);
  }

  // While the database is gone things wait; what it refuses is lost, or it would be refused for ever.
  async #writeAll(
    chunks: Chunk[],
    backTo: WaitingTable,
    write: (channelId: string, checks: WaitingChecks[]) => Promise<void>,
  ): Promise<boolean> {
    let isGone = false;
    for (const { channelId, checks } of chunks) {
      if (!isGone) {
        try {
          await write(channelId, checks);
          await setImmediate();
          continue;
        } catch (error) {
          isGone = findProblem(error)?.code === 'unavailable';
          if (!isGone) this.#drop(error, channelId, checks);
        }
      }
      if (isGone) for (const one of checks) backTo.prepend(channelId, one);
    }
    return !isGone;
  }

  #drop(error: unknown, channelId: string, checks: WaitingChecks[]): void {
    this.counts.dropped += checks.length;
    this.#log.error(
      { err: error, channelId, devices: checks.length },
      'decisions could not be written and were dropped',
    );
  }
}
