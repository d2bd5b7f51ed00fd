import type { SharedCheck } from './check-update.ts';
import type { Snapshot } from './load-snapshot.ts';

const MOST_CHECKS = 2000;

/** One channel in memory: its last snapshot, and whether that is still what the database says. */
export class ChannelMemory {
  readonly id: string;
  snapshot: Snapshot | null = null;
  usedAtMs = 0;
  /** Answers that many devices share, for the snapshot above. */
  readonly checks = new Map<string, SharedCheck>();
  #changes = 0;
  #loadedAt = -1;
  /** When the snapshot was asked for. */
  #readAtMs = Number.NEGATIVE_INFINITY;
  #staleUntilMs = 0;
  #loading: Promise<void> | null = null;
  /** Loads are numbered; the second is the one that the snapshot came by. */
  #loads = 0;
  #loadedBy = 0;

  constructor(id: string) {
    this.id = id;
  }

  /** True when checks may be answered from the snapshot without asking: it is the last one, and was read since then. */
  isUsable(nowMs: number, sinceMs = Number.NEGATIVE_INFINITY): boolean {
    return (this.#loadedAt === this.#changes && this.#readAtMs >= sinceMs) || nowMs < this.#staleUntilMs;
  }

  /** The channel changed; a load that is under way no longer counts. */
  forget(): void {
    this.#changes++;
    this.#staleUntilMs = 0;
  }

  /** The database does not answer: the snapshot, if there is one, serves until `untilMs`. */
  serveStale(untilMs: number): boolean {
    if (!this.snapshot) return false;
    this.#staleUntilMs = untilMs;
    return true;
  }

  /** Loads until the snapshot is newer than the last change; callers at the same time share one load. */
  async refresh(load: (id: string) => Promise<Snapshot | null>, nowMs = 0): Promise<void> {
    do {
      this.#loading ??= this.#loadOnce(load, nowMs);
      await this.#loading;
    } while (this.#loadedAt !== this.#changes);
  }

  /** The load under way does not end: the next one begins anew. */
  giveUpLoading(): void {
    this.#loads++;
    this.#loading = null;
  }

  async #loadOnce(load: (id: string) => Promise<Snapshot | null>, nowMs: number): Promise<void> {
    const seen = this.#changes;
    const mine = ++this.#loads;
    try {
      const snapshot = await load(this.id);
      // One that was given up may come in after all, later than a newer one.
      if (seen !== this.#changes || mine < this.#loadedBy) return;
      this.snapshot = snapshot;
      this.checks.clear();
      this.#loadedAt = seen;
      this.#loadedBy = mine;
      this.#readAtMs = nowMs;
    } finally {
      if (mine === this.#loads) this.#loading = null;
    }
  }

  /** Keeps an answer for the devices that say the same. */
  keep(key: string, check: SharedCheck): void {
    if (this.checks.size >= MOST_CHECKS) this.checks.clear();
    this.checks.set(key, check);
  }
}
