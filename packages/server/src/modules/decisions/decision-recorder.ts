import { setImmediate } from 'node:timers/promises';
import { isKeptDevice } from '#metrics';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { findProblem } from '../../platform/problem-response.ts';
import { DecisionJournal } from './decision-journal.ts';
import { joinRuns, type Chunk, type DeviceEntry, type TakenChecks, type TraceText } from './device-entry.ts';
import { chunksOf, EntryTable } from './entry-table.ts';
import { KnownTraces } from './known-traces.ts';
import { tellSightings } from './tell-sightings.ts';
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

const FLUSH_MS = 800;
const FLUSHES_A_PASS = 36;
const MOST_DEVICES = 100_000;
// So many take the embedded database some two milliseconds, during which no check is answered.
const JOURNAL_CHUNK = 800;
const ROW_CHUNK = 120;

/**
 * Writes decisions behind the answers, in two steps: what is fresh goes to the journal at least once a second,
 * many devices a row, which is cheap; what the journal holds goes to the devices' rows in a pass of half a minute,
 * a few at each flush, by when most checks of a busy fleet have become one.
 */
export class DecisionRecorder {
  readonly counts: RecorderCounts = { recorded: 0, coalesced: 0, dropped: 0 };
  readonly journal: DecisionJournal;
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #mostDevices: number;
  readonly #traces: KnownTraces;
  readonly #entries = new EntryTable();
  /** The devices that the pass has still to write, and how many at each flush. */
  #toSettle: DeviceEntry[] = [];
  #stride = ROW_CHUNK;
  #flushesLeft = FLUSHES_A_PASS;
  #passBeganMs = 0;
  #isTicking = false;
  #hasMadeRoom = false;
  #turn: Promise<void> = Promise.resolve();

  /** @param mostDevices how many devices may be in memory */
  constructor(db: Db, clock: Clock, log: Log, mostDevices = MOST_DEVICES) {
    this.#mostDevices = mostDevices;
    this.#db = db;
    this.#clock = clock;
    this.#log = log;
    this.journal = new DecisionJournal(db, clock);
    this.#traces = new KnownTraces(db, clock);
  }

  /** Takes in one check. */
  record(channelId: string, trace: TraceText, check: RecordedCheck, nowMs: number): void {
    const entry = this.#entries.find(channelId, check.device) ?? this.#enter(channelId, check);
    if (!entry) return;
    this.counts.recorded++;
    // Only what differs: a new text in an old entry outlives its request, and the collector carries it about.
    if (entry.appVersion !== check.appVersion) entry.appVersion = check.appVersion;
    if (entry.deploymentKey !== check.deploymentKey) entry.deploymentKey = check.deploymentKey;
    entry.lastAtMs = nowMs;
    const last = entry.fresh.at(-1);
    if (last?.trace.id === trace.id) {
      last.lastAtMs = nowMs;
      last.count++;
      this.counts.coalesced++;
      return;
    }
    this.#entries.addFresh(entry, { trace, firstAtMs: nowMs, lastAtMs: nowMs, count: 1 });
    this.#tick();
  }

  #enter(channelId: string, { device, appVersion, deploymentKey }: RecordedCheck): DeviceEntry | undefined {
    if (!isKeptDevice(device)) return undefined;
    if (this.#entries.size >= this.#mostDevices && !this.#makeRoom()) {
      this.counts.dropped++;
      return undefined;
    }
    const entry = {
      channelId,
      device,
      appVersion,
      deploymentKey,
      lastAtMs: 0,
      fresh: [],
      journaled: [],
      told: null,
    };
    this.#entries.add(entry);
    return entry;
  }

  // Looking through all devices takes a while: once between two flushes is enough.
  #makeRoom(): boolean {
    if (!this.#hasMadeRoom) this.#entries.forgetIdle(Number.POSITIVE_INFINITY);
    this.#hasMadeRoom = true;
    return this.#entries.size < this.#mostDevices;
  }

  #tick(): void {
    if (this.#isTicking) return;
    this.#isTicking = true;
    setTimeout(() => {
      this.#isTicking = false;
      void this.#inTurn(() => this.#onTick());
    }, FLUSH_MS).unref();
  }

  async #onTick(): Promise<void> {
    this.#hasMadeRoom = false;
    await this.#flush();
    const isCrowded = this.#entries.size > this.#mostDevices / 2;
    this.#flushesLeft--;
    if (this.#toSettle.length > 0)
      await this.#settleSome(isCrowded ? Number.POSITIVE_INFINITY : this.#stride);
    else if (this.#flushesLeft <= 0 || isCrowded) this.#beginPass();
    if (this.#entries.isDirty || this.journal.isHolding || this.#toSettle.length > 0) this.#tick();
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(work).catch((error: unknown) => {
      if (findProblem(error)?.code !== 'unavailable')
        this.#log.error({ err: error }, 'decisions could not be written');
    });
    return this.#turn;
  }

  /** Puts everything taken in before into the database: afterwards `kill -9` loses none of it. */
  flush(): Promise<void> {
    return this.#inTurn(() => this.#flush());
  }

  /** Puts everything taken in before into the devices' rows. */
  settle(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#flush();
      this.#beginPass();
      await this.#settleSome(Number.POSITIVE_INFINITY);
    });
  }

  /** Puts what was taken in of one device into its row. */
  settleDevice(channelId: string, device: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#flush();
      const entry = this.#entries.find(channelId, device);
      if (entry && entry.journaled.length > 0) await this.#settleThese([entry]);
    });
  }

  async #flush(): Promise<void> {
    const chunks = this.#entries.takeFresh(JOURNAL_CHUNK);
    if (chunks.length === 0) return;
    const write = (chunk: Chunk): Promise<void> => this.#writeJournal(chunk);
    if (await this.#writeAll(chunks, write, (taken) => this.#entries.putBackFresh(taken)))
      await this.journal.sync();
  }

  async #writeJournal({ channelId, taken }: Chunk): Promise<void> {
    const kept = await this.#traces.write(channelId, taken);
    this.counts.dropped += taken.length - kept.length;
    await tellSightings(this.#db, channelId, taken);
    await this.journal.append(channelId, kept);
    for (const { entry, runs } of kept) {
      if (entry.journaled.at(-1)?.trace.id === runs[0]?.trace.id) this.counts.coalesced++;
      entry.journaled = entry.journaled.length === 0 ? runs : joinRuns(entry.journaled, runs);
    }
  }

  // What the journal holds by now is in the rows when the pass ends; what comes later waits for the next.
  #beginPass(): void {
    this.#entries.forgetIdle(this.#passBeganMs);
    this.#passBeganMs = this.#clock.nowMs();
    this.#flushesLeft = FLUSHES_A_PASS;
    this.#toSettle = this.#entries.journaled();
    this.#stride = Math.max(ROW_CHUNK, Math.ceil(this.#toSettle.length / FLUSHES_A_PASS));
    this.journal.cut();
  }

  async #settleSome(most: number): Promise<void> {
    const some = this.#toSettle.splice(0, most);
    const isWritten = await this.#settleThese(some);
    if (!isWritten) this.#toSettle.push(...some.filter(({ journaled }) => journaled.length > 0));
    if (this.#toSettle.length === 0) await this.journal.clearCut();
  }

  #settleThese(entries: DeviceEntry[]): Promise<boolean> {
    const chunks = chunksOf(entries, ROW_CHUNK, (entry) => {
      const runs = entry.journaled;
      entry.journaled = [];
      return runs;
    });
    const putBack = (taken: TakenChecks[]): void => {
      for (const { entry, runs } of taken) entry.journaled = joinRuns(runs, entry.journaled);
    };
    return this.#writeAll(chunks, (chunk) => this.#writeRows(chunk), putBack);
  }

  async #writeRows({ channelId, taken }: Chunk): Promise<void> {
    const rows = taken.flatMap(({ entry: { device }, runs }) =>
      runs.map(({ trace, ...run }) => ({ device, trace: trace.id, ...run })),
    );
    await writeDecisions(this.#db, channelId, rows);
  }

  // While the database is gone things wait; what it refuses is lost, or it would be refused for ever.
  async #writeAll(
    chunks: Chunk[],
    write: (chunk: Chunk) => Promise<void>,
    putBack: (taken: TakenChecks[]) => void,
  ): Promise<boolean> {
    for (const [i, chunk] of chunks.entries()) {
      try {
        await write(chunk);
      } catch (error) {
        if (findProblem(error)?.code === 'unavailable') {
          for (const { taken } of chunks.slice(i)) putBack(taken);
          return false;
        }
        this.#drop(error, chunk);
      }
      await setImmediate();
    }
    return true;
  }

  #drop(error: unknown, { channelId, taken }: Chunk): void {
    this.counts.dropped += taken.length;
    this.#log.error(
      { err: error, channelId, devices: taken.length },
      'decisions could not be written and were dropped',
    );
  }
}
