import { and, inArray, isNull } from 'drizzle-orm';
import { channels } from '#channels';
import { addReleaseHours, type HourChange } from '#rollups';
import type { Platform } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { findProblem } from '../../platform/problem-response.ts';

/** The release that a download is of. */
export interface ServedRelease {
  channelId: string;
  epoch: number;
  label: string;
  form: 'full' | 'diff';
}

interface Sum extends ServedRelease {
  transfers: number;
  bytes: number;
}

const FLUSH_MS = 800;
// One for each release that is being fetched; more are fetched at once by nobody who is real.
const MOST_RELEASES = 20_000;

/** Bytes on their way out, summed by release and put into the database at least once a second. */
export class ServedBytes {
  readonly #platform: Pick<Platform, 'db' | 'clock' | 'log'>;
  #sums = new Map<string, Sum>();
  #isTicking = false;
  #turn: Promise<void> = Promise.resolve();

  constructor(platform: Pick<Platform, 'db' | 'clock' | 'log'>) {
    this.#platform = platform;
  }

  /** Adds what was sent; below zero for what did not leave after all. */
  add(release: ServedRelease, bytes: number, transfers = 0): void {
    const key = `${release.channelId} ${release.epoch} ${release.label} ${release.form}`;
    const sum = this.#sums.get(key) ?? { ...release, transfers: 0, bytes: 0 };
    if (!this.#sums.has(key) && this.#sums.size >= MOST_RELEASES) return;
    sum.bytes += bytes;
    sum.transfers += transfers;
    this.#sums.set(key, sum);
    this.#tick();
  }

  #tick(): void {
    if (this.#isTicking) return;
    this.#isTicking = true;
    setTimeout(() => {
      this.#isTicking = false;
      void this.flush();
    }, FLUSH_MS).unref();
  }

  /** Puts everything added before into the database; while it is away, sums wait. */
  flush(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#write());
    return this.#turn;
  }

  async #write(): Promise<void> {
    const taken = this.#sums;
    if (taken.size === 0) return;
    this.#sums = new Map();
    const { db, clock, log } = this.#platform;
    try {
      await db.transaction((tx) => addAll(tx, clock.now(), [...taken.values()]));
    } catch (error) {
      if (findProblem(error)?.code !== 'unavailable') {
        log.error({ err: error, releases: taken.size }, 'served bytes could not be counted and were dropped');
        return;
      }
      for (const { bytes, transfers, ...release } of taken.values()) this.add(release, bytes, transfers);
    }
  }
}

async function addAll(tx: Tx, now: Date, sums: Sum[]): Promise<void> {
  const ids = [...new Set(sums.map(({ channelId }) => channelId))];
  const held = await tx
    .select({ id: channels.id, orgId: channels.orgId })
    .from(channels)
    .where(and(inArray(channels.id, ids), isNull(channels.deletedAt)))
    .orderBy(channels.id)
    .for('share');
  const orgOf = new Map(held.map(({ id, orgId }) => [id, orgId]));
  const rows = new Map<string, HourChange>();
  for (const { channelId, epoch, label, form, transfers, bytes } of sums) {
    const orgId = orgOf.get(channelId);
    if (orgId === undefined) continue;
    const key = `${channelId} ${label} ${epoch}`;
    const row = rows.get(key) ?? { orgId, channelId, epoch, label, by: {} };
    row.by = { ...row.by, [`${form}Transfers`]: transfers, [`${form}Bytes`]: bytes };
    rows.set(key, row);
  }
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  await addReleaseHours(tx, now, sorted);
}

const made = new WeakMap<Db, ServedBytes>();

/** The sums of a server: one for each open database. */
export function servedBytesOf(platform: Pick<Platform, 'db' | 'clock' | 'log'>): ServedBytes {
  const known = made.get(platform.db) ?? new ServedBytes(platform);
  made.set(platform.db, known);
  return known;
}
