import type { Platform } from '../../context.ts';
import type { Db } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { findProblem } from '../../platform/problem-response.ts';
import { DeskStream } from './desk-stream.ts';
import { presentOn } from './presence.ts';
import { TicketNews } from './ticket-news.ts';

const ROUND_MS = 1000;
const LOOK_AGAIN_MS = 5000;
const MOST_STREAMS = 500;
const MOST_OF_AN_ACCOUNT = 20;

type Needs = Pick<Platform, 'db' | 'clock' | 'log'>;

/** Who listens, to which ticket's readers besides. */
export interface DeskListener {
  accountId: string;
  ticketId: string | null;
  /** Throws a problem when he may listen no longer. */
  look(): Promise<void>;
}

/**
 * Everybody of the staff who listens at this process. Once a second, while somebody does, it reads which tickets have
 * changed and who is present on those that are watched; the database tells it what other processes did.
 */
export class DeskHub {
  readonly #platform: Needs;
  readonly #streams = new Set<DeskStream>();
  readonly #news = new TicketNews();
  #timer: NodeJS.Timeout | null = null;
  #isReading = false;
  #isClosed = false;
  #running: Promise<void> = Promise.resolve();

  constructor(platform: Needs) {
    this.#platform = platform;
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
  async open(listener: DeskListener): Promise<DeskStream> {
    await listener.look();
    this.#assertRoom(listener.accountId);
    const { clock, db } = this.#platform;
    // What was done before is no news.
    if (this.#streams.size === 0) await this.#news.begin(db, clock);
    const stream = new DeskStream(listener, clock.nowMs(), (one) => void this.#streams.delete(one));
    this.#streams.add(stream);
    if (this.#isClosed) stream.end('stopping');
    else this.nudge();
    return stream;
  }

  #assertRoom(accountId: string): void {
    const own = [...this.#streams].filter((stream) => stream.accountId === accountId).length;
    if (own < MOST_OF_AN_ACCOUNT && this.#streams.size < MOST_STREAMS) return;
    const detail = `You listen ${own} times already, the limit is ${MOST_OF_AN_ACCOUNT}. Close pages that you do not need.`;
    throw new Problem('too-many-requests', detail, { retryAfterSeconds: 30, limit: MOST_OF_AN_ACCOUNT });
  }

  /** There may be something new: it is read at once. */
  nudge(): void {
    this.#plan(0);
  }

  #plan(ms: number): void {
    if (this.#isClosed || this.#isReading || this.#streams.size === 0) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isReading = true;
      this.#running = this.#round().finally(() => {
        this.#isReading = false;
        this.#plan(ROUND_MS);
      });
    }, ms).unref();
  }

  async #round(): Promise<void> {
    const { db, clock, log } = this.#platform;
    try {
      await this.#lookAgain();
      const { tickets, hasMore } = await this.#news.read(db, clock);
      const watched = [...new Set([...this.#streams].flatMap(({ ticketId }) => ticketId ?? []))];
      const present = await presentOn(db, clock, watched);
      for (const stream of this.#streams) {
        if (tickets.length > 0) stream.changed(tickets, hasMore);
        if (stream.ticketId !== null) stream.present(present.get(stream.ticketId) ?? []);
      }
    } catch (error) {
      if (findProblem(error)?.code !== 'unavailable') log.error({ err: error }, 'a round of the desk failed');
    }
  }

  async #lookAgain(): Promise<void> {
    const nowMs = this.#platform.clock.nowMs();
    for (const stream of [...this.#streams].filter(({ lookedAtMs }) => nowMs - lookedAtMs >= LOOK_AGAIN_MS)) {
      stream.lookedAtMs = nowMs;
      try {
        await stream.look();
      } catch (error) {
        const code = findProblem(error)?.code;
        if (code === 'not-signed-in' || code === 'access-key-expired') stream.end('signed-out');
        else if (code === 'forbidden' || code === 'scope-too-small') stream.end('access-lost');
        else throw error;
      }
    }
  }

  /** Ends all streams, and those that are still to come. */
  close(): void {
    this.#isClosed = true;
    if (this.#timer) clearTimeout(this.#timer);
    for (const stream of new Set(this.#streams)) stream.end('stopping');
  }

  /** Resolves when nothing is being read any more. */
  settled(): Promise<void> {
    return this.#running;
  }
}

const made = new WeakMap<Db, DeskHub>();

/** The hub of a server: one for each open database. */
export function deskHubOf(platform: Needs): DeskHub {
  const known = made.get(platform.db) ?? new DeskHub(platform);
  made.set(platform.db, known);
  return known;
}
