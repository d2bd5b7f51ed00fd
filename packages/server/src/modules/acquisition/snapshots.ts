import { DEAF_MS, type Changes, type ChangeTopic } from '../../platform/changes.ts';
import type { Clock } from '../../platform/clock.ts';
import { databaseDown } from '../../platform/db-errors.ts';
import type { Db } from '../../platform/db.ts';
import { findProblem } from '../../platform/problem-response.ts';
import { ChannelMemory } from './channel-memory.ts';
import { KeyLookup } from './key-lookup.ts';
import { findChannels, loadSnapshot } from './load-snapshot.ts';

const MOST_CHANNELS = 5000;
const MOST_UNKNOWN = 10_000;
const UNKNOWN_MS = 1000;
const RETRY_MS = 1000;
// A database that does not answer for so long counts as away, where memory can answer instead.
const SILENCE_MS = 2000;

/** The channels that update checks are answered from, in bounded memory. */
export class Snapshots {
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #byKey = new Map<string, ChannelMemory>();
  readonly #byId = new Map<string, ChannelMemory>();
  /** Keys that no channel has, until when that is believed. */
  readonly #unknown = new Map<string, number>();
  readonly #lookup: KeyLookup;
  readonly #news: Pick<Changes, 'isDeaf'>;
  #changes = 0;

  constructor(db: Db, clock: Clock, news: Pick<Changes, 'isDeaf'> = { isDeaf: false }) {
    this.#db = db;
    this.#news = news;
    this.#clock = clock;
    this.#lookup = new KeyLookup((keys) => findChannels(db, keys));
  }

  /** The channel of a key if memory can answer for it; `undefined` means: ask {@link Snapshots.load}. */
  find(key: string, nowMs: number): ChannelMemory | null | undefined {
    const channel = this.#byKey.get(key);
    if (!channel) {
      const until = this.#unknown.get(key);
      return until !== undefined && nowMs < until ? null : undefined;
    }
    if (!this.#isUsable(channel, nowMs)) return undefined;
    channel.usedAtMs = nowMs;
    return hasKey(channel, key, nowMs) ? channel : null;
  }

  /**
   * The channel of a key, read from the database where memory is not up to date; null for unknown keys.
   *
   * @throws Problem `unavailable` when the database does not answer and memory knows nothing of the key
   */
  async load(key: string): Promise<ChannelMemory | null> {
    const known = this.#byKey.get(key);
    if (known) {
      await this.#refresh(known);
      if (known.snapshot?.keys.has(key)) return hasKey(known, key, this.#clock.nowMs()) ? known : null;
      this.#byKey.delete(key);
    }
    const channel = await this.#lookUp(key);
    return channel && hasKey(channel, key, this.#clock.nowMs()) ? channel : null;
  }

  /** The channel that a key was last known to have; null when memory does not know it. */
  idOf(key: string): string | null {
    return this.#byKey.get(key)?.id ?? null;
  }

  /** A channel by its id; null when it is deleted. */
  async channel(id: string): Promise<ChannelMemory | null> {
    const channel = this.#byId.get(id) ?? this.#remember(new ChannelMemory(id));
    await this.#refresh(channel);
    return channel.snapshot ? channel : null;
  }

  async #lookUp(key: string): Promise<ChannelMemory | null> {
    const seen = this.#changes;
    const id = await this.#lookup.ask(key);
    const channel = id ? await this.channel(id) : null;
    if (channel?.snapshot?.keys.has(key)) this.#byKey.set(key, channel);
    else if (seen === this.#changes) this.#rememberUnknown(key);
    else return this.#lookUp(key);
    return channel;
  }

  #isUsable(channel: ChannelMemory, nowMs: number): boolean {
    return channel.isUsable(nowMs, this.#news.isDeaf ? nowMs - DEAF_MS : undefined);
  }

  async #refresh(channel: ChannelMemory): Promise<void> {
    const nowMs = this.#clock.nowMs();
    if (this.#isUsable(channel, nowMs)) return;
    const refreshed = channel.refresh((id) => loadSnapshot(this.#db, id), nowMs);
    try {
      await (channel.snapshot ? unlessSilent(refreshed, channel) : refreshed);
    } catch (error) {
      const isDown = findProblem(error)?.code === 'unavailable';
      if (!isDown || !channel.serveStale(this.#clock.nowMs() + RETRY_MS)) throw error;
    }
  }

  /** Something changed: `null` for anything. */
  changed(topics: ChangeTopic[] | null): void {
    this.#changes++;
    this.#unknown.clear();
    if (!topics) for (const channel of this.#byId.values()) channel.forget();
    else for (const topic of topics) this.#byId.get(topic.slice('channel:'.length))?.forget();
  }

  #remember(channel: ChannelMemory): ChannelMemory {
    if (this.#byId.size >= MOST_CHANNELS) this.#dropOldest();
    channel.usedAtMs = this.#clock.nowMs();
    this.#byId.set(channel.id, channel);
    return channel;
  }

  // Half a tenth at a time, so that looking for the oldest stays rare.
  #dropOldest(): void {
    const oldest = [...this.#byId.values()]
      .sort((a, b) => a.usedAtMs - b.usedAtMs)
      .slice(0, MOST_CHANNELS / 20);
    for (const channel of oldest) {
      this.#byId.delete(channel.id);
      for (const key of channel.snapshot?.keys.keys() ?? []) this.#byKey.delete(key);
    }
  }

  #rememberUnknown(key: string): void {
    if (this.#unknown.size >= MOST_UNKNOWN) this.#unknown.clear();
    this.#unknown.set(key, this.#clock.nowMs() + UNKNOWN_MS);
  }
}

function hasKey({ snapshot }: ChannelMemory, key: string, nowMs: number): boolean {
  const expiresAtMs = snapshot?.keys.get(key);
  return expiresAtMs === null || (expiresAtMs !== undefined && nowMs < expiresAtMs);
}

async function unlessSilent(refreshed: Promise<void>, channel: ChannelMemory): Promise<void> {
  const silence = Promise.withResolvers<void>();
  const timer = setTimeout(() => {
    channel.giveUpLoading();
    silence.reject(databaseDown(new Error('The database is silent.')));
  }, SILENCE_MS);
  await Promise.race([refreshed, silence.promise]).finally(() => clearTimeout(timer));
}
