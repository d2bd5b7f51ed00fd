import pg from 'pg';
import type { Notice } from './db.ts';
import type { Log } from './log.ts';

const FIRST_WAIT_MS = 100;
// What others change meanwhile must be seen a second after the database can be reached again.
const LONGEST_WAIT_MS = 500;
const HEARTBEAT_MS = 10_000;

/** Hears NOTIFY on one connection of its own; reconnects for ever and tells its listeners to read again. */
export class PostgresListener {
  readonly #settings: pg.ClientConfig;
  readonly #log: Log;
  readonly #listeners = new Map<string, Set<(notice: Notice) => void>>();
  #client: Promise<pg.Client> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #waitMs = FIRST_WAIT_MS;
  #closed = false;

  constructor(settings: pg.ClientConfig, log: Log) {
    this.#settings = settings;
    this.#log = log;
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
    await client.connect();
    for (const channel of this.#listeners.keys())
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    this.#waitMs = FIRST_WAIT_MS;
    this.#watch(client);
    return client;
  }

  // A link that dies silently sends no error; only a question shows it.
  #watch(client: pg.Client): void {
    this.#timer = setTimeout(() => {
      const late = setTimeout(
        () => this.#lost(client, new Error('no answer to the heartbeat')),
        HEARTBEAT_MS,
      );
      client.query('select 1').then(
        () => {
          clearTimeout(late);
          if (!this.#closed) this.#watch(client);
        },
        (error: unknown) => {
          clearTimeout(late);
          this.#lost(client, error);
        },
      );
    }, HEARTBEAT_MS).unref();
  }

  #lost(client: pg.Client, error: unknown): void {
    client.removeAllListeners();
    client.on('error', () => undefined);
    client.end().catch(() => undefined);
    if (this.#closed || !this.#client) return;
    clearTimeout(this.#timer);
    this.#log.warn({ err: error }, 'the connection that hears of changes was lost');
    this.#client = undefined;
    this.#retry();
  }

  #retry(): void {
    this.#timer = setTimeout(() => {
      this.#client = this.#connect();
      this.#client.then(
        () => this.#resync(),
        () => {
          this.#client = undefined;
          if (!this.#closed) this.#retry();
        },
      );
    }, this.#waitMs).unref();
    this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
  }

  #resync(): void {
    for (const channel of this.#listeners.keys()) this.#tell(channel, { kind: 'resync' });
  }

  #tell(channel: string, notice: Notice): void {
    for (const hear of this.#listeners.get(channel) ?? []) hear(notice);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const client = await this.#client?.catch(() => undefined);
    client?.removeAllListeners();
    await client?.end().catch(() => undefined);
  }
}
