import { and, inArray, isNull } from 'drizzle-orm';
import { channels } from '#channels';
import { addReleaseHours, type HourChange } from '#rollups';
import type { Platform } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { WaitingSums } from '../../platform/waiting-sums.ts';

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
  readonly #sums: WaitingSums<Sum>;

  constructor({ db, clock, log }: Pick<Platform, 'db' | 'clock' | 'log'>) {
    this.#sums = new WaitingSums(log, {
      name: 'sums of served bytes',
      flushMs: FLUSH_MS,
      mostWaiting: MOST_RELEASES,
      fold: (into, { bytes, transfers }) => addTo(into, bytes, transfers),
      write: (sums) => db.transaction((tx) => addAll(tx, clock.now(), sums)),
    });
  }

  /** Adds what was sent; below zero for what did not leave after all. */
  add(release: ServedRelease, bytes: number, transfers = 0): void {
    const key = `${release.channelId} ${release.epoch} ${release.label} ${release.form}`;
    addTo(
      this.#sums.rowOf(key, () => ({ ...release, transfers: 0, bytes: 0 })),
      bytes,
      transfers,
    );
  }

  /** Puts everything added before into the database; while it is away, sums wait. */
  flush(): Promise<void> {
    return this.#sums.flush();
  }
}

function addTo(sum: Sum, bytes: number, transfers: number): void {
  sum.bytes += bytes;
  sum.transfers += transfers;
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
