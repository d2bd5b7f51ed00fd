import type { DeskEvent, DeskPresence } from '@codepushgo/contract';

/** Why a stream ends. */
export type DeskEnd = Extract<DeskEvent, { type: 'ended' }>['reason'];
type Changed = Extract<DeskEvent, { type: 'changed' }>;

/** More of them at once are "and others". */
const MOST_CHANGED = 100;

/**
 * The events of one listener. Nothing piles up for a slow one: tickets that changed while he did not ask are told once,
 * and of those who are present the last news.
 */
export class DeskStream implements AsyncIteratorObject<DeskEvent, undefined, void> {
  readonly accountId: string;
  readonly ticketId: string | null;
  /** Throws when he may listen no longer. */
  readonly look: () => Promise<void>;
  lookedAtMs: number;
  readonly #left: (stream: DeskStream) => void;
  #changed = new Map<string, string>();
  #hasMore = false;
  #presence: DeskPresence[] | null = null;
  #told = '';
  #end: DeskEnd | null = null;
  #isOver = false;
  #wake: () => void = () => undefined;

  constructor(
    who: { accountId: string; ticketId: string | null; look: () => Promise<void> },
    atMs: number,
    left: (stream: DeskStream) => void,
  ) {
    this.accountId = who.accountId;
    this.ticketId = who.ticketId;
    this.look = who.look;
    this.lookedAtMs = atMs;
    this.#left = left;
  }

  /** Tickets changed; `hasMore`: and others. */
  changed(tickets: Changed['tickets'], hasMore: boolean): void {
    for (const { id, reference } of tickets) {
      if (this.#changed.size >= MOST_CHANGED) this.#hasMore = true;
      else this.#changed.set(id, reference);
    }
    this.#hasMore ||= hasMore;
    if (this.#changed.size > 0 || this.#hasMore) this.#wake();
  }

  /** Who has the watched ticket open; told when it is another answer than before. */
  present(people: DeskPresence[]): void {
    const others = people.filter(({ accountId }) => accountId !== this.accountId);
    const text = JSON.stringify(others);
    if (text === this.#told) return;
    this.#told = text;
    this.#presence = others;
    this.#wake();
  }

  /** Tells the reason, and ends behind it. */
  end(reason: DeskEnd): void {
    if (this.#isOver || this.#end) return;
    this.#end = reason;
    this.#left(this);
    this.#wake();
  }

  async next(): Promise<IteratorResult<DeskEvent, undefined>> {
    for (;;) {
      if (this.#isOver) return { done: true, value: undefined };
      const value = this.#take();
      if (value) return { done: false, value };
      await new Promise<void>((awake) => (this.#wake = awake));
    }
  }

  #take(): DeskEvent | null {
    if (this.#end) {
      this.#isOver = true;
      return { type: 'ended', reason: this.#end };
    }
    if (this.#presence && this.ticketId !== null) {
      const people = this.#presence;
      this.#presence = null;
      return { type: 'presence', ticket: this.ticketId, people };
    }
    if (this.#changed.size === 0 && !this.#hasMore) return null;
    const tickets = [...this.#changed].map(([id, reference]) => ({ id, reference }));
    const more = this.#hasMore;
    this.#changed = new Map();
    this.#hasMore = false;
    return { type: 'changed', tickets, more };
  }

  return(): Promise<IteratorResult<DeskEvent, undefined>> {
    this.#isOver = true;
    this.#left(this);
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
