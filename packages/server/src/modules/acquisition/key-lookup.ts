import { Problem } from '../../platform/problem.ts';

const MOST_WAITING = 5000;
const MOST_AT_ONCE = 500;

interface Asked {
  promise: Promise<string | undefined>;
  resolve(channelId: string | undefined): void;
  reject(error: unknown): void;
}

/** Asks the database for unknown keys: many at once, one question at a time, so that a flood of keys stays cheap. */
export class KeyLookup {
  readonly #find: (keys: string[]) => Promise<Map<string, string>>;
  readonly #asked = new Map<string, Asked>();
  #isRunning = false;

  constructor(find: (keys: string[]) => Promise<Map<string, string>>) {
    this.#find = find;
  }

  /** The channel of a key. @throws Problem `unavailable` when too many keys wait */
  async ask(key: string): Promise<string | undefined> {
    const known = this.#asked.get(key);
    if (known) return known.promise;
    if (this.#asked.size >= MOST_WAITING) {
      throw new Problem(
        'unavailable',
        'Too many unknown deployment keys are being looked up. Try again in a second.',
        { retryAfterSeconds: 1 },
      );
    }
    const asked: Asked = Promise.withResolvers<string | undefined>();
    this.#asked.set(key, asked);
    void this.#run();
    return asked.promise;
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (this.#asked.size > 0) {
      const batch = [...this.#asked].slice(0, MOST_AT_ONCE);
      for (const [key] of batch) this.#asked.delete(key);
      try {
        const found = await this.#find(batch.map(([key]) => key));
        for (const [key, { resolve }] of batch) resolve(found.get(key));
      } catch (error) {
        for (const [, { reject }] of batch) reject(error);
      }
    }
    this.#isRunning = false;
  }
}
