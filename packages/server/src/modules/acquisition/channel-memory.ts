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
  #staleUntilMs = 0;
  #loading: Promise<void> | null = null;

  constructor(id: string) {
    this.id = id;
  }

  /** True when checks may be answered from the snapshot without asking. */
  isUsable(nowMs: number): boolean {
    return this.#loadedAt === this.#changes || nowMs < this.#staleUntilMs;
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
  async refresh(load: (id: string) => Promise<Snapshot | null>): Promise<void> {
    while (this.#loadedAt !== this.#changes) {
      this.#loading ??= this.#loadOnce(load).finally(() => (this.#loading = null));
      await this.#loading;
    }
  }

  async #loadOnce(load: (id: string) => Promise<Snapshot | null>): Promise<void> {
    const seen = this.#changes;
    const snapshot = await load(this.id);
    if (seen !== this.#changes) return;
    this.snapshot = snapshot;
    this.checks.clear();
    this.#loadedAt = seen;
  }

  /** Keeps an answer for the devices that say the same. */
  keep(key: string, check: SharedCheck): void {
    if (this.checks.size >= MOST_CHECKS) this.checks.clear();
    this.checks.set(key, check);
  }
}
