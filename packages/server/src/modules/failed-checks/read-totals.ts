import type { CheckFigures } from '@codepushgo/contract';
import { sql } from 'drizzle-orm';
import type { Db } from '../../platform/db.ts';
import { checkMinutes, countedMinutes } from './schema.ts';

const MINUTE_MS = 60_000;

/** The sums over a span, widened to whole minutes, as {@link readMinutes} would give them; in one row however long it is. */
export async function readTotals(
  db: Db,
  orgId: string,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<CheckFigures> {
  const firstMs = Math.floor(fromMs / MINUTE_MS) * MINUTE_MS;
  const endMs = Math.max(firstMs + MINUTE_MS, Math.ceil(toMs / MINUTE_MS) * MINUTE_MS);
  const from = sql`${new Date(firstMs).toISOString()}::timestamptz`;
  const to = sql`${new Date(endMs).toISOString()}::timestamptz`;
  const { rows } = await db.execute<Record<string, string | null>>(sql`
    SELECT count(*) FILTER (WHERE o.minute IS NOT NULL OR c.unplaced = 0) AS measured,
      sum(o.checks) AS checks, sum(o.failed_checks) AS failed_checks,
      sum(o.downloads) AS downloads, sum(o.failed_downloads) AS failed_downloads
    FROM (SELECT * FROM ${checkMinutes} WHERE org_id = ${orgId} AND minute >= ${from} AND minute < ${to}) o
    FULL JOIN (SELECT * FROM ${countedMinutes} WHERE minute >= ${from} AND minute < ${to}) c USING (minute)
    WHERE c.is_lost IS NOT TRUE`);
  const [row = {}] = rows;
  const measuredMinutes = Number(row['measured'] ?? 0);
  const sum = (name: string): number | null => (measuredMinutes === 0 ? null : Number(row[name] ?? 0));
  return {
    measuredMinutes,
    unmeasuredMinutes: (endMs - firstMs) / MINUTE_MS - measuredMinutes,
    checks: sum('checks'),
    failedChecks: sum('failed_checks'),
    downloads: sum('downloads'),
    failedDownloads: sum('failed_downloads'),
  };
}
