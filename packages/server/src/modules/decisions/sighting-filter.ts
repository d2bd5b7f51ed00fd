import { noteDevices, SEEN_EXACT_MS } from '#metrics';
import type { Db } from '../../platform/db.ts';
import type { WaitingChecks } from './waiting-checks.ts';

const MOST_SEEN = 50_000;

interface Seen {
  appVersion: string;
  deploymentKey: string;
  atMs: number;
}

type SeenByChannel = Map<string, Map<string, Seen>>;

/** Tells the figures of devices that checked, each at most once a minute while it says the same. */
export class SightingFilter {
  readonly #db: Db;
  // Two generations: when the young one is full it becomes the old one, so memory is bounded without bookkeeping.
  #young: SeenByChannel = new Map();
  #old: SeenByChannel = new Map();
  #size = 0;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Writes the devices of a chunk that are worth it. */
  async write(channelId: string, waiting: WaitingChecks[]): Promise<void> {
    const [young, old] = [this.#young.get(channelId), this.#old.get(channelId)];
    const news = waiting.filter((one) => !isOld(young?.get(one.device) ?? old?.get(one.device), one));
    if (news.length === 0) return;
    news.sort((a, b) => (a.device < b.device ? -1 : 1));
    const sightings = news.map((one) => ({ device: one.device, ...seenOf(one) }));
    await noteDevices(this.#db, channelId, sightings);
    this.#remember(channelId, news);
  }

  #remember(channelId: string, news: WaitingChecks[]): void {
    if (this.#size + news.length > MOST_SEEN) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#size = 0;
    }
    this.#size += news.length;
    const devices = this.#young.get(channelId) ?? new Map<string, Seen>();
    this.#young.set(channelId, devices);
    for (const one of news) devices.set(one.device, seenOf(one));
  }
}

function seenOf({ appVersion, deploymentKey, runs }: WaitingChecks): Seen {
  return { appVersion, deploymentKey, atMs: runs.at(-1)!.lastAtMs };
}

function isOld(seen: Seen | undefined, now: WaitingChecks): boolean {
  if (!seen || seen.appVersion !== now.appVersion || seen.deploymentKey !== now.deploymentKey) return false;
  return now.runs.at(-1)!.lastAtMs - seen.atMs < SEEN_EXACT_MS;
}
