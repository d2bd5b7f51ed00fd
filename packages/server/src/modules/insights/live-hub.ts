import type { LiveEvent } from '@codepushgo/contract';
import type { Platform } from '../../context.ts';
import type { Db } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { findProblem } from '../../platform/problem-response.ts';
import { LiveChanges } from './live-changes.ts';
import { LiveFigures, type LiveChannel } from './live-figures.ts';
import { LiveStream, type LivePlace, type LiveSource } from './live-stream.ts';

const ROUND_MS = 1000;
const LOOK_AGAIN_MS = 5000;
const MOST_STREAMS = 2000;
const MOST_OF_AN_ACCOUNT = 20;

/** Who listens to what. */
export interface Listener {
  accountId: string;
  /** Says which channels may be listened to; throws a problem when there are none any more. */
  look(): Promise<LiveChannel[]>;
  /** The id of the last event that a connection before this one was sent. */
  lastEventId?: string | undefined;
}

/**
 * Everybody who listens at this process. Once a second, while somebody does, it reads the figures of the channels that
 * are listened to, and what was done on those of which news came; each stream takes from that what it has not sent.
 */
export class LiveHub implements LiveSource {
  readonly #platform: Pick<Platform, 'db' | 'clock' | 'log' | 'changes'>;
  readonly #streams = new Set<LiveStream>();
  readonly #figures = new LiveFigures();
  readonly #changes = new LiveChanges();
  #dirty = new Set<string>();
  #isTicking = false;
  #isClosed = false;
  #running: Promise<void> = Promise.resolve();

  constructor(platform: Pick<Platform, 'db' | 'clock' | 'log' | 'changes'>) {
    this.#platform = platform;
    platform.changes.subscribe((topics) => this.#changed(topics));
  }

  /** How many listen. */
  get size(): number {
    return this.#streams.size;
  }

  /**
   * Begins a stream.
   *
   * @throws Problem `too-many-requests` when the account, or this process, has too many already
   */
  async open({ accountId, look, lastEventId }: Listener): Promise<LiveStream> {
    const { clock, db } = this.#platform;
    const channels = await look();
    const orgIds = new Set(channels.map((channel) => channel.orgId));
    // What was done before is no news for this one.
    for (const orgId of orgIds) await this.#changes.learn(db, orgId, clock.nowMs());
    const sinceMs = Number(/^(\d{1,15})-\d+$/.exec(lastEventId ?? '')?.[1] ?? Number.NaN);
    const place = { rounds: new Map<string, number>(), change: this.#changes.number };
    const missed: LiveEvent[] = [];
    for (const orgId of Number.isNaN(sinceMs) ? [] : orgIds) {
      const entries = await this.#changes.missed(db, orgId, sinceMs);
      const isHere = (id: string): boolean => channels.some((channel) => channel.id === id);
      for (const entry of entries) if (isHere(entry.channelId)) missed.push({ type: 'change', entry });
    }
    this.#assertRoom(accountId);
    let number = 0;
    const idOf = (): string => `${clock.nowMs()}-${++number}`;
    const start = { channels, place, missed, atMs: clock.nowMs() };
    const stream = new LiveStream(this, { accountId, look, idOf }, start);
    this.#streams.add(stream);
    if (this.#isClosed) stream.end('stopping');
    else this.#tick(0);
    return stream;
  }

  #assertRoom(accountId: string): void {
    const own = [...this.#streams].filter((stream) => stream.accountId === accountId).length;
    if (own < MOST_OF_AN_ACCOUNT && this.#streams.size < MOST_STREAMS) return;
    const detail = `You listen ${own} times already, the limit is ${MOST_OF_AN_ACCOUNT}. Close pages that you do not need.`;
    throw new Problem('too-many-requests', detail, { retryAfterSeconds: 30, limit: MOST_OF_AN_ACCOUNT });
  }

  left(stream: LiveStream): void {
    this.#streams.delete(stream);
  }

  collect(channels: LiveChannel[], { rounds, change }: LivePlace): { events: LiveEvent[]; place: LivePlace } {
    const events: LiveEvent[] = [];
    const reached = new Map<string, number>();
    for (const { id } of channels) {
      const figures = this.#figures.since(id, rounds.get(id) ?? -1);
      if (figures) events.push(figures);
      if (figures || rounds.has(id)) reached.set(id, this.#figures.round);
    }
    for (const { channelId, entry } of this.#changes.since(change)) {
      if (!channels.some(({ id }) => id === channelId)) continue;
      events.push(entry ? { type: 'change', entry } : { type: 'refresh', channelId });
    }
    return { events, place: { rounds: reached, change: this.#changes.number } };
  }

  #changed(topics: string[] | null): void {
    const listened = topics ? new Set(this.#listened().map(({ id }) => `channel:${id}`)) : null;
    for (const topic of topics ?? [])
      if (listened?.has(topic)) this.#dirty.add(topic.slice('channel:'.length));
    if (!topics) for (const { id } of this.#listened()) this.#dirty.add(id);
  }

  #listened(): LiveChannel[] {
    const all = [...this.#streams].flatMap(({ channels }) => channels);
    return [...new Map(all.map((channel) => [channel.id, channel])).values()];
  }

  #tick(ms: number): void {
    if (this.#isTicking) return;
    this.#isTicking = true;
    setTimeout(() => {
      if (this.#isClosed) return;
      this.#running = this.#round().finally(() => {
        this.#isTicking = false;
        if (this.#streams.size > 0) this.#tick(ROUND_MS);
      });
    }, ms).unref();
  }

  async #round(): Promise<void> {
    const { db, clock, log } = this.#platform;
    const dirty = this.#dirty;
    this.#dirty = new Set();
    try {
      await this.#lookAgain();
      const listened = this.#listened();
      await this.#changes.read(
        db,
        clock,
        listened.filter(({ id }) => dirty.has(id)),
      );
      await this.#figures.read(db, listened);
    } catch (error) {
      for (const id of dirty) this.#dirty.add(id);
      if (findProblem(error)?.code !== 'unavailable') log.error({ err: error }, 'a live round failed');
    }
    for (const stream of this.#streams) stream.wake();
  }

  async #lookAgain(): Promise<void> {
    const nowMs = this.#platform.clock.nowMs();
    const due = [...this.#streams].filter(({ lookedAtMs }) => nowMs - lookedAtMs >= LOOK_AGAIN_MS);
    for (const stream of due) {
      stream.lookedAtMs = nowMs;
      try {
        stream.channels = await stream.look();
      } catch (error) {
        const code = findProblem(error)?.code;
        if (code === 'not-signed-in' || code === 'access-key-expired') stream.end('signed-out');
        else if (code === 'forbidden' || code === 'not-found' || code === 'scope-too-small')
          stream.end('access-lost');
        else throw error;
      }
    }
  }

  /** Ends all streams, and those that are still to come. */
  close(): void {
    this.#isClosed = true;
    for (const stream of new Set(this.#streams)) stream.end('stopping');
  }

  /** Resolves when nothing is being read any more. */
  settled(): Promise<void> {
    return this.#running;
  }
}

const made = new WeakMap<Db, LiveHub>();

/** The hub of a server: one for each open database. */
export function liveHubOf(platform: Pick<Platform, 'db' | 'clock' | 'log' | 'changes'>): LiveHub {
  const known = made.get(platform.db) ?? new LiveHub(platform);
  made.set(platform.db, known);
  return known;
}
