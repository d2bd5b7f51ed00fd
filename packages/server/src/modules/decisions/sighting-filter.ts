import { noteDevices, SEEN_EXACT_MS } from '#metrics';
import type { Db } from '../../platform/db.ts';
import type { WaitingChecks } from './waiting-checks.ts';

const MOST_SEEN = 50_000;

interface Seen {
  appVersion: string;
  deploymentKey: string;
  atMs: number;
}

/** Tells the figures of devices that checked, each at most once a minute while it says the same. */
export class SightingFilter {
  readonly #db: Db;
  // Two generations: when the young one is full it becomes the old one, so memory is bounded without bookkeeping.
  #young = new Map<string, Seen>();
  #old = new Map<string, Seen>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** Writes the devices of a chunk that are worth it. */
  async write(channelId: string, waiting: WaitingChecks[]): Promise<void> {
    const news = waiting.flatMap((one) => {
      const { device, appVersion, deploymentKey, runs } = one;
      const atMs = runs.at(-1)!.lastAtMs;
      const seen = this.#young.get(channelId + device) ?? this.#old.get(channelId + device);
      const isOld =
        seen &&
        seen.appVersion === appVersion &&
        seen.deploymentKey === deploymentKey &&
        atMs - seen.atMs < SEEN_EXACT_MS;
      return isOld ? [] : [{ device, appVersion, deploymentKey, atMs }];
    });
    if (news.length === 0) return;
    news.sort((a, b) => (a.device < b.device ? -1 : 1));
    await noteDevices(this.#db, channelId, news);
    if (this.#young.size + news.length > MOST_SEEN) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    for (const { device, ...seen } of news) this.#young.set(channelId + device, seen);
  }
}
