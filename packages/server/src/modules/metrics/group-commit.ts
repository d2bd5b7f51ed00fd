import { findProblem } from '../../platform/problem-response.ts';
import { Problem } from '../../platform/problem.ts';

const MOST_WAITING = 20_000;
const MOST_AT_ONCE = 300;

interface Waiting<T> {
  item: T;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Writes items in groups: those that arrive while one group is being committed form the next one.
 * Each caller waits for the commit of its own group, so that what is acknowledged is stored.
 */
export class GroupCommit<T> {
  readonly #write: (items: T[]) => Promise<void>;
  #waiting: Waiting<T>[] = [];
  #running: Promise<void> | undefined;

  constructor(write: (items: T[]) => Promise<void>) {
    this.#write = write;
  }

  /** Resolves when the item is committed. @throws Problem `unavailable` when the database is gone or too much waits */
  add(item: T): Promise<void> {
    if (this.#waiting.length >= MOST_WAITING) {
      return Promise.reject(
        new Problem('unavailable', 'Too many reports wait to be stored. Send it again in a few seconds.', {
          retryAfterSeconds: 5,
        }),
      );
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      // The turn of the event loop that brought this item may bring more.
      this.#running ??= new Promise<void>((turn) => void setImmediate(turn)).then(() => this.#run());
    });
  }

  /** Resolves when nothing waits. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) await this.#commit(this.#waiting.splice(0, MOST_AT_ONCE));
    this.#running = undefined;
  }

  async #commit(group: Waiting<T>[]): Promise<void> {
    try {
      await this.#write(group.map(({ item }) => item));
      for (const { resolve } of group) resolve();
    } catch (error) {
      if (group.length === 1 || findProblem(error)?.code === 'unavailable')
        return group.forEach(({ reject }) => reject(error));
      // One item spoilt the group: each gets a commit of its own, and only that one fails.
      for (const one of group) await this.#commit([one]);
    }
  }
}
