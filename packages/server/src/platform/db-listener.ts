import pg from 'pg';
import type { Notice } from './db.ts';
import type { Log } from './log.ts';

const FIRST_WAIT_MS = 100;
// What others change meanwhile must be seen a second after the database can be reached again.
const LONGEST_WAIT_MS = 500;
// News that a silent connection does not bring must be seen a second after they left: both together, and a reading.
const BEAT_MS = 250;
const SILENCE_MS = 500;
const QUERY_MS = 2000;

/** Hears NOTIFY on one connection of its own; reconnects for ever and tells its listeners to read again. */
export class PostgresListener {
  readonly #settings: pg.ClientConfig;
  readonly #log: Log;
  readonly #onSilence: () => void;
  readonly #listeners = new Map<string, Set<(notice: Notice) => void>>();
  #client: Promise<pg.Client> | undefined;
  /** The one that hears, once it does. */
  #hearing: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #waitMs = FIRST_WAIT_MS;
  #closed = false;

  /** `onSilence` is called when a connection died without a word: others may have, too. */
  constructor(settings: pg.ClientConfig, log: Log, onSilence: () => void) {
    this.#settings = { ...settings, query_timeout: QUERY_MS };
    this.#log = log;
    this.#onSilence = onSilence;
  }

  async listen(channel: string, hear: (notice: Notice) => void): Promise<() => Promise<void>> {
    const known = this.#listeners.get(channel);
    const hearers = known ?? new Set();
    this.#listeners.set(channel, hearers.add(hear));
    if (!this.#client) this.#client = this.#connect();
    else if (!known) await (await this.#client).query(`listen ${pg.escapeIdentifier(channel)}`);
    await this.#client;
    return async () => void hearers.delete(hear);
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client(this.#settings);
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, new Error('the connection ended')));
    client.on('notification', ({ channel, payload }) =>
      this.#tell(channel, { kind: 'payload', payload: payload ?? '' }),
    );
    try {
      await client.connect();
      for (const channel of this.#listeners.keys())
        await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      drop(client);
      throw error;
    }
    this.#hearing = client;
    this.#waitMs = FIRST_WAIT_MS;
    this.#watch(client);
    return client;
  }

  #watch(client: pg.Client): void {
    this.#timer = setTimeout(() => void this.#beat(client), BEAT_MS).unref();
  }

  // A link that dies silently sends no error; only a question shows it.
  async #beat(client: pg.Client): Promise<void> {
    let isOver = false;
    const giveUp = (): void => {
      if (isOver) return;
      isOver = true;
      this.#onSilence();
      this.#lost(client, new Error('no answer to the heartbeat'));
    };
    // Where it was this process that stood still, the answer is there and is read before `setImmediate`.
    const late = setTimeout(() => setImmediate(giveUp), SILENCE_MS).unref();
    try {
      await client.query('select 1 as heartbeat');
      if (this.#hearing === client) this.#watch(client);
    } catch (error) {
      this.#lost(client, error);
    } finally {
      isOver = true;
      clearTimeout(late);
    }
  }

  #lost(client: pg.Client, error: unknown): void {
    // One that is being made is the business of who makes it.
    if (this.#closed || this.#hearing !== client) return;
    drop(client);
    clearTimeout(this.#timer);
    this.#log.warn({ err: error }, 'the connection that hears of changes was lost');
    this.#hearing = undefined;
    this.#client = undefined;
    this.#tellAll({ kind: 'lost' });
    this.#retry();
  }

  #retry(): void {
    this.#timer = setTimeout(() => {
      this.#client = this.#connect();
      this.#client.then(
        () => {
          this.#log.info('changes are heard of again');
          this.#tellAll({ kind: 'resync' });
        },
        () => {
          this.#client = undefined;
          if (!this.#closed) this.#retry();
        },
      );
    }, this.#waitMs).unref();
    this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
  }

  #tellAll(notice: Notice): void {
    for (const channel of this.#listeners.keys()) this.#tell(channel, notice);
  }

  #tell(channel: string, notice: Notice): void {
    for (const hear of this.#listeners.get(channel) ?? []) hear(notice);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const client = await this.#client?.catch(() => undefined);
    this.#hearing = undefined;
    client?.removeAllListeners();
    await client?.end().catch(() => undefined);
  }
}

function drop(client: pg.Client): void {
  client.removeAllListeners();
  client.on('error', () => undefined);
  client.end().catch(() => undefined);
}
