import { sql } from 'drizzle-orm';
import { channelForWriting } from '#metrics';
import type { Db, Tx } from '../../platform/db.ts';
import { decisionTraces, deviceDecisions } from './schema.ts';
import { MOST_RUNS, type TraceText } from './device-entry.ts';

/** Equal checks in a row of one device, by the id of their trace. */
export interface DecisionRow {
  device: string;
  trace: string;
  firstAtMs: number;
  lastAtMs: number;
  count: number;
}

/**
 * Puts decisions in front of what is kept of each device; equal ones in a row become one.
 *
 * @param rows oldest first where a device comes more than once
 * @param isReplay whether decisions that are not newer than the kept ones are passed over
 */
export async function writeDecisions(
  db: Db | Tx,
  channelId: string,
  rows: DecisionRow[],
  isReplay = false,
): Promise<void> {
  for (const layer of layersOf(rows)) await writeLayer(db, channelId, layer, isReplay);
}

// One statement takes a device once. Sorted, so that writers at the same time never wait in a circle.
function layersOf(rows: DecisionRow[]): DecisionRow[][] {
  const layers: Map<string, DecisionRow>[] = [];
  for (const row of rows) {
    const layer = layers.find((one) => !one.has(row.device));
    if (layer) layer.set(row.device, row);
    else layers.push(new Map([[row.device, row]]));
  }
  return layers.map((layer) => [...layer.values()].sort((a, b) => (a.device < b.device ? -1 : 1)));
}

async function writeLayer(
  db: Db | Tx,
  channelId: string,
  rows: DecisionRow[],
  isReplay: boolean,
): Promise<void> {
  const column = <K extends keyof DecisionRow>(name: K) => sql.param(rows.map((row) => row[name]));
  const ms = (name: string) => sql.raw(`(extract(epoch FROM kept.${name}) * 1000)::int8`);
  const earlier = sql.raw(String(MOST_RUNS - 1));
  await db.execute(sql`
    INSERT INTO ${deviceDecisions} AS kept (org_id, channel_id, device, trace, first_at, last_at, count)
    SELECT c.org_id, c.id, r.device, r.trace, to_timestamp(r.first_at / 1000), to_timestamp(r.last_at / 1000), r.count
    FROM ${channelForWriting(channelId)} c,
      unnest(${column('device')}::text[], ${column('trace')}::text[], ${column('firstAtMs')}::float8[],
        ${column('lastAtMs')}::float8[], ${column('count')}::int[]) AS r (device, trace, first_at, last_at, count)
    ON CONFLICT (org_id, channel_id, device) DO UPDATE SET
      older = CASE WHEN kept.trace = excluded.trace THEN kept.older ELSE
        (ARRAY[kept.trace || '|' || ${ms('first_at')} || '|' || ${ms('last_at')} || '|' || kept.count] || kept.older)[1:${earlier}] END,
      first_at = CASE WHEN kept.trace = excluded.trace THEN kept.first_at ELSE excluded.first_at END,
      count = CASE WHEN kept.trace = excluded.trace THEN least(kept.count::int8 + excluded.count, 2147483647) ELSE excluded.count END,
      last_at = excluded.last_at,
      trace = excluded.trace
    WHERE ${isReplay ? sql`kept.last_at < excluded.last_at` : sql`true`}`);
}

/** Keeps traces, or says that they are still in use. Sorted by id, for the same reason. */
export async function writeTraces(db: Db, channelId: string, traces: TraceText[], now: Date): Promise<void> {
  const ids = sql.param(traces.map(({ id }) => id));
  const bodies = sql.param(traces.map(({ body }) => body));
  await db.execute(sql`
    INSERT INTO ${decisionTraces} AS kept (org_id, channel_id, id, body, last_used_at)
    SELECT c.org_id, c.id, t.id, t.body, ${now.toISOString()}::timestamptz
    FROM ${channelForWriting(channelId)} c, unnest(${ids}::text[], ${bodies}::text[]) AS t (id, body)
    ON CONFLICT (org_id, channel_id, id) DO UPDATE SET last_used_at = excluded.last_used_at`);
}
