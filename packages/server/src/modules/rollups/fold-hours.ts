import { sql } from 'drizzle-orm';
import type { Platform } from '../../context.ts';
import { sumsOf } from './add-release-hours.ts';
import { HOUR_COLUMNS, type HourColumn } from './release-hour-columns.ts';
import { releaseHours } from './schema.ts';

const DAY_MS = 86_400_000;
/** For so many days hours are kept apart. */
export const HOURS_KEPT_DAYS = 35;
const AT_ONCE = 2000;

/** Makes one row a day of the hours that are older than five weeks, of all organisations. */
export async function foldHours(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  const columns = Object.keys(HOUR_COLUMNS) as HourColumn[];
  const names = sql.raw(Object.values(HOUR_COLUMNS).join(', '));
  const totals = sql.raw(
    Object.values(HOUR_COLUMNS)
      .map((name) => `sum(${name})`)
      .join(', '),
  );
  const day = sql`date_trunc('day', at, 'UTC')`;
  const before = sql`${new Date(clock.nowMs() - HOURS_KEPT_DAYS * DAY_MS).toISOString()}::timestamptz`;
  for (let folded = AT_ONCE; folded >= AT_ONCE;) {
    signal.throwIfAborted();
    const { rows } = await db.execute<{ folded: number }>(sql`
      WITH gone AS (
        DELETE FROM ${releaseHours} WHERE ctid = ANY(ARRAY(
          SELECT ctid FROM ${releaseHours} WHERE at < date_trunc('day', ${before}, 'UTC') AND at <> ${day} LIMIT ${AT_ONCE}))
        RETURNING *
      ), kept AS (
        INSERT INTO ${releaseHours} AS t (org_id, channel_id, epoch, at, label, ${names})
        SELECT org_id, channel_id, epoch, ${day}, label, ${totals} FROM gone GROUP BY 1, 2, 3, 4, 5
        ON CONFLICT (org_id, channel_id, epoch, at, label) DO UPDATE SET ${sumsOf(columns)}
      )
      SELECT count(*)::int AS folded FROM gone`);
    folded = rows[0]?.folded ?? 0;
  }
}
