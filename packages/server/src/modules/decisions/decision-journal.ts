import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { channelForWriting } from '#metrics';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { decisionJournal } from './schema.ts';
import type { TakenChecks } from './device-entry.ts';
import type { DecisionRow } from './write-decisions.ts';

/** The JSON of a journal row; times count from `base`, traces are named by their place. */
interface Body {
  base: number;
  traces: string[];
  /** Device, trace, first, last, count; oldest first. */
  rows: [string, number, number, number, number][];
}

// Removed rows leave holes; after so much the table is tidied, so that it stays as small as one window.
const TIDY_BYTES = 4_000_000;

/** What this process told devices in the last seconds, kept so that `kill -9` loses one second at most. */
export class DecisionJournal {
  readonly writer: string;
  readonly #db: Db;
  readonly #clock: Clock;
  #ids: string[] = [];
  #cutIds: string[] = [];
  #bytes = 0;

  constructor(db: Db, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
    this.writer = newId('dec', clock);
  }

  /** Whether this process has rows there. */
  get isHolding(): boolean {
    return this.#ids.length + this.#cutIds.length > 0;
  }

  /** Writes the checks of some devices of a channel. */
  async append(channelId: string, taken: TakenChecks[]): Promise<void> {
    const id = newId('dec', this.#clock);
    const body = JSON.stringify(toBody(taken));
    await this.#db.execute(sql`
      INSERT INTO ${decisionJournal} (id, org_id, channel_id, writer, at, body)
      SELECT ${id}, c.org_id, c.id, ${this.writer}, ${this.#clock.now().toISOString()}::timestamptz, ${body}
      FROM ${channelForWriting(channelId)} c`);
    this.#ids.push(id);
    this.#bytes += body.length;
  }

  /** Waits until everything written so far is on the disk: a commit that does wait, of next to nothing. */
  async sync(): Promise<void> {
    await this.#db.execute(sql`SELECT pg_logical_emit_message(true, 'codepushgo', '')`);
  }

  /** What was written before is not needed once {@link DecisionJournal.clearCut} is called. */
  cut(): void {
    this.#cutIds.push(...this.#ids);
    this.#ids = [];
  }

  /** Removes what was written before the cut: it is in the devices' rows now. */
  async clearCut(): Promise<void> {
    if (this.#cutIds.length === 0) return;
    await this.#db.delete(decisionJournal).where(inArray(decisionJournal.id, this.#cutIds));
    this.#cutIds = [];
    if (this.#bytes < TIDY_BYTES) return;
    this.#bytes = 0;
    await this.#db.execute(sql`VACUUM ${decisionJournal}`);
  }
}

function toBody(taken: TakenChecks[]): Body {
  const base = taken[0]?.runs[0]?.firstAtMs ?? 0;
  const places = new Map<string, number>();
  const rows: Body['rows'] = [];
  for (const {
    entry: { device },
    runs,
  } of taken) {
    for (const { trace, firstAtMs, lastAtMs, count } of runs) {
      const place = places.get(trace.id) ?? places.size;
      places.set(trace.id, place);
      rows.push([device, place, firstAtMs - base, lastAtMs - base, count]);
    }
  }
  return { base, traces: [...places.keys()], rows };
}

/** Reads the body of a journal row. */
export function readJournal(body: string): DecisionRow[] {
  const { base, traces, rows } = JSON.parse(body) as Body;
  return rows.map(([device, place, first, last, count]) => ({
    device,
    trace: traces[place] ?? '',
    firstAtMs: base + first,
    lastAtMs: base + last,
    count,
  }));
}

/** What other processes told a device and have not put into its row yet, oldest first. */
export async function journalOfDevice(
  db: Db,
  channel: { orgId: string; id: string },
  device: string,
  writer: string,
): Promise<DecisionRow[]> {
  const rows = await db
    .select({ body: decisionJournal.body })
    .from(decisionJournal)
    .where(
      and(
        eq(decisionJournal.orgId, channel.orgId),
        eq(decisionJournal.channelId, channel.id),
        ne(decisionJournal.writer, writer),
        sql`strpos(${decisionJournal.body}, ${JSON.stringify(device)}) > 0`,
      ),
    )
    .orderBy(decisionJournal.id);
  return rows.flatMap(({ body }) => readJournal(body).filter((row) => row.device === device));
}
