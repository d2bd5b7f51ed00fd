import { sql } from 'drizzle-orm';
import { channels } from '#apps';
import type { Db } from '../../platform/db.ts';
import { decisionTraces, deviceDecisions } from './schema.ts';
import type { TraceText } from './trace.ts';

/** Equal checks in a row of one device. */
export interface DecisionRow {
  device: string;
  trace: string;
  firstAtMs: number;
  lastAtMs: number;
  count: number;
}

const EARLIER = 19;

/**
 * Puts decisions in front of what is kept of each device; equal ones in a row become one.
 *
 * @param rows each device once, sorted by device, so that writers at the same time never wait in a circle
 */
export async function writeDecisions(db: Db, channelId: string, rows: DecisionRow[]): Promise<void> {
  const column = <K extends keyof DecisionRow>(name: K) => sql.param(rows.map((row) => row[name]));
  const ms = (name: string) => sql.raw(`(extract(epoch FROM kept.${name}) * 1000)::int8`);
  await db.execute(sql`
    INSERT INTO ${deviceDecisions} AS kept (org_id, channel_id, device, trace, first_at, last_at, count)
    SELECT c.org_id, c.id, r.device, r.trace, to_timestamp(r.first_at / 1000), to_timestamp(r.last_at / 1000), r.count
    FROM (SELECT id, org_id FROM ${channels} WHERE id = ${channelId} AND deleted_at IS NULL FOR SHARE) c,
      unnest(${column('device')}::text[], ${column('trace')}::text[], ${column('firstAtMs')}::float8[], ${column('lastAtMs')}::float8[], ${column('count')}::int[])
        AS r (device, trace, first_at, last_at, count)
    ON CONFLICT (org_id, channel_id, device) DO UPDATE SET
      older = CASE WHEN kept.trace = excluded.trace THEN kept.older ELSE
        (ARRAY[kept.trace || '|' || ${ms('first_at')} || '|' || ${ms('last_at')} || '|' || kept.count] || kept.older)[1:${sql.raw(String(EARLIER))}] END,
      first_at = CASE WHEN kept.trace = excluded.trace THEN kept.first_at ELSE excluded.first_at END,
      count = CASE WHEN kept.trace = excluded.trace THEN least(kept.count::bigint + excluded.count, 2147483647) ELSE excluded.count END,
      last_at = excluded.last_at,
      trace = excluded.trace`);
}

/** Keeps traces, or says that they are still in use. */
export async function writeTraces(db: Db, channelId: string, traces: TraceText[], now: Date): Promise<void> {
  const ids = sql.param(traces.map(({ id }) => id));
  const bodies = sql.param(traces.map(({ body }) => body));
  await db.execute(sql`
    INSERT INTO ${decisionTraces} AS kept (org_id, channel_id, id, body, last_used_at)
    SELECT c.org_id, c.id, t.id, t.body, ${now.toISOString()}::timestamptz
    FROM (SELECT id, org_id FROM ${channels} WHERE id = ${channelId} FOR SHARE) c, unnest(${ids}::text[], ${bodies}::text[]) AS t (id, body)
    ON CONFLICT (org_id, channel_id, id) DO UPDATE SET last_used_at = excluded.last_used_at`);
}
