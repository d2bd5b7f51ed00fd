import { EventEmitter } from 'node:events';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { parse, serialize } from 'pg-protocol';
import type { Line, Rows, Statement } from './db-session.ts';
import { pgTypes } from './pg-types.ts';

/** What a statement gave, and what the engine calls it, such as `COMMIT`. */
interface Told extends Rows {
  command: string | undefined;
}

type Answer = (error: Error | null, results?: pg.QueryResult | pg.QueryResult[]) => void;

/** What the client of `pg` calls of a query. */
interface Asked {
  submit(connection: Said): Error | null;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Said): void;
  handleError(error: unknown, connection: Said): void;
  handleReadyForQuery(connection: Said): void;
}

const Query = pg.Query as unknown as new (
  config: { text: string; rowMode?: 'array'; types: typeof pgTypes },
  values: unknown[] | undefined,
  answer: Answer,
) => Asked;

/** A connection to which a query of `pg` says what it wants; it is gathered, and sent at once. */
class Said {
  readonly stream = {};
  readonly parsedStatements = {};
  readonly submittedNamedStatements = {};
  readonly #parts: Buffer[] = [];
  readonly query = (text: string): unknown => this.#parts.push(serialize.query(text));
  readonly parse = ({ text }: { text: string }): unknown => this.#parts.push(serialize.parse({ text }));
  readonly bind = (said: Parameters<typeof serialize.bind>[0]): unknown =>
    this.#parts.push(serialize.bind(said));
  readonly describe = (said: Parameters<typeof serialize.describe>[0]): unknown =>
    this.#parts.push(serialize.describe(said));
  readonly execute = (said: Parameters<typeof serialize.execute>[0]): unknown =>
    this.#parts.push(serialize.execute(said));
  readonly close = (said: Parameters<typeof serialize.close>[0]): unknown =>
    this.#parts.push(serialize.close(said));
  readonly sync = (): unknown => this.#parts.push(serialize.sync());

  whole(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

/**
 * Speaks with the embedded engine as `pg` speaks with a server, so that both engines take parameters and give rows and
 * errors alike. A statement is one call into the engine; its own client makes five and asks for the types of the
 * parameters first, which is more than half of the time of a small query.
 *
 * @example new PgliteLine(pglite, () => undefined).ask({ text: 'select $1::int as n' }, [1]).rows; // [{ n: 1 }]
 */
export class PgliteLine implements Line {
  readonly #pglite: PGlite;
  readonly #answers = new EventEmitter();
  #asked: Asked | undefined;
  #said = new Said();

  /** @param hear told of what was notified on a channel that this engine listens to */
  constructor(pglite: PGlite, hear: (channel: string, payload: string) => void) {
    this.#pglite = pglite;
    void parse(this.#answers as unknown as NodeJS.ReadableStream, (message) => {
      const { channel, payload } = message as unknown as { channel: string; payload: string };
      if ((message.name as string) === 'notification') hear(channel, payload);
      else this.#take(message.name, message);
    });
  }

  /** Asks, and has the answer when it returns. */
  ask({ text, rowMode }: Statement, params?: unknown[]): Told {
    let failure: unknown;
    let results: pg.QueryResult[] = [];
    const query = new Query({ text, types: pgTypes, ...(rowMode && { rowMode }) }, params, (error, given) => {
      failure ??= error ?? undefined;
      results = [given ?? []].flat();
    });
    const said = (this.#said = new Said());
    const refusal = query.submit(said) ?? failure;
    if (refusal !== undefined) throw refusal;
    this.#asked = query;
    const { buffer, byteOffset, byteLength } = this.#pglite.execProtocolRawSync(said.whole());
    this.#answers.emit('data', Buffer.from(buffer, byteOffset, byteLength));
    if (failure !== undefined) throw failure;
    return {
      rows: results.flatMap((one) => one.rows as Rows['rows']),
      rowCount: results.reduce((sum, one) => sum + (one.rowCount ?? 0), 0),
      command: results.at(-1)?.command,
    };
  }

  async query(statement: Statement, params?: unknown[]): Promise<Rows> {
    return this.ask(statement, params);
  }

  async script(text: string): Promise<Rows> {
    return this.ask({ text });
  }

  #take(name: string, message: unknown): void {
    const asked = this.#asked;
    if (name === 'rowDescription') asked?.handleRowDescription(message);
    else if (name === 'dataRow') asked?.handleDataRow(message);
    else if (name === 'commandComplete') asked?.handleCommandComplete(message, this.#said);
    else if (name === 'readyForQuery' || name === 'error') {
      if (name === 'error') asked?.handleError(message, this.#said);
      else asked?.handleReadyForQuery(this.#said);
      // After an error the engine still says that it is ready, which is nobody's answer.
      this.#asked = undefined;
    }
  }
}
