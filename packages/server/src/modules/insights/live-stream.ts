import type { LiveEvent } from '@codepushgo/contract';
import { withEventMeta } from '@orpc/server';
import type { LiveChannel } from './live-figures.ts';

/** Why a stream ends. */
export type LiveEnd = Extract<LiveEvent, { type: 'ended' }>['reason'];

/** What a stream reads from: the hub of its process. */
export interface LiveSource {
  /** Collects the events for channels after a place; the place is where the next collection begins. */
  collect(channels: LiveChannel[], after: LivePlace): { events: LiveEvent[]; place: LivePlace };
  left(stream: LiveStream): void;
}

/** How far a stream has come. */
export interface LivePlace {
  /** By channel: the round of its figures. */
  rounds: ReadonlyMap<string, number>;
  change: number;
}

/**
 * The events of one listener. Nothing piles up for a slow one: what it is sent is computed when it asks, from what
 * became different since.
 */
export class LiveStream implements AsyncIteratorObject<LiveEvent, undefined, void> {
  readonly accountId: string;
  /** Says again which channels may be listened to; throws when none. */
  readonly look: () => Promise<LiveChannel[]>;
  channels: LiveChannel[];
  lookedAtMs: number;
  readonly #source: LiveSource;
  readonly #idOf: () => string;
  #place: LivePlace;
  #queue: LiveEvent[];
  #isOver = false;
  #wake: () => void = () => undefined;

  constructor(
    source: LiveSource,
    who: { accountId: string; look: () => Promise<LiveChannel[]>; idOf: () => string },
    start: { channels: LiveChannel[]; place: LivePlace; missed: LiveEvent[]; atMs: number },
  ) {
    this.#source = source;
    this.accountId = who.accountId;
    this.look = who.look;
    this.#idOf = who.idOf;
    this.channels = start.channels;
    this.lookedAtMs = start.atMs;
    this.#place = start.place;
    this.#queue = start.missed;
  }

  /** There may be something new. */
  wake(): void {
    this.#wake();
  }

  /** Tells the reason, and ends behind it. */
  end(reason: LiveEnd): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#queue = [{ type: 'ended', reason }];
    this.#source.left(this);
    this.#wake();
  }

  async next(): Promise<IteratorResult<LiveEvent, undefined>> {
    while (this.#queue.length === 0) {
      if (this.#isOver) return { done: true, value: undefined };
      const { events, place } = this.#source.collect(this.channels, this.#place);
      this.#place = place;
      this.#queue = events;
      if (events.length === 0) await new Promise<void>((awake) => (this.#wake = awake));
    }
    return { done: false, value: withEventMeta(this.#queue.shift()!, { id: this.#idOf() }) };
  }

  return(): Promise<IteratorResult<LiveEvent, undefined>> {
    this.#isOver = true;
    this.#queue = [];
    this.#source.left(this);
    this.#wake();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
