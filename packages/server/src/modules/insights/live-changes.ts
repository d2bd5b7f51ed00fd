import type { ReleaseChange } from '@codepushgo/contract';
import { releaseChangesAfter } from '#release-changes';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import { idsFrom } from '../../platform/ids.ts';
import type { LiveChannel } from './live-figures.ts';

/** Something that happened on a channel, in the order in which this process learnt of it. */
export interface LiveChange {
  number: number;
  channelId: string;
  /** Null when something else than a release became different. */
  entry: ReleaseChange | null;
}

// Ids are made before their transaction commits, by clocks that differ a little.
const LATE_MS = 15_000;
const KEPT = 1000;
const MOST_MISSED = 200;

/** The latest changes of the channels that somebody listens to. */
export class LiveChanges {
  #kept: LiveChange[] = [];
  #known = new Set<string>();
  #number = 0;

  /** The number of the last change. */
  get number(): number {
    return this.#number;
  }

  /** Looks for what was done on channels that became different. */
  async read(db: Db, clock: Clock, dirty: LiveChannel[]): Promise<void> {
    for (const [orgId, some] of Map.groupBy(dirty, (channel) => channel.orgId)) {
      const news = await this.learn(db, orgId, clock.nowMs());
      for (const { id } of some) if (!news.some(({ channelId }) => channelId === id)) this.#keep(id, null);
    }
  }

  /** Takes in what was done in an organisation a moment ago; gives what was not known. */
  async learn(db: Db, orgId: string, nowMs: number): Promise<ReleaseChange[]> {
    const entries = await this.missed(db, orgId, nowMs);
    const news = entries.filter(({ id }) => !this.#known.has(id));
    for (const entry of news) this.#keep(entry.channelId, entry);
    return news;
  }

  #keep(channelId: string, entry: ReleaseChange | null): void {
    this.#kept.push({ number: ++this.#number, channelId, entry });
    if (entry) this.#known.add(entry.id);
    if (this.#kept.length <= KEPT) return;
    const gone = this.#kept.shift();
    if (gone?.entry) this.#known.delete(gone.entry.id);
  }

  /** What was done in an organisation since an instant, and a little before it; oldest first. */
  async missed(db: Db, orgId: string, sinceMs: number): Promise<ReleaseChange[]> {
    const after = idsFrom('aud', new Date(Math.max(0, sinceMs - LATE_MS)));
    return (await releaseChangesAfter(db, orgId, after, MOST_MISSED)).toReversed();
  }

  /** What became known after a number. */
  since(number: number): LiveChange[] {
    return this.#kept.filter((change) => change.number > number);
  }
}
