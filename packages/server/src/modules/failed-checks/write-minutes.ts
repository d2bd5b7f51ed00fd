import { sql } from 'drizzle-orm';
import { channels } from '#channels';
import type { Db } from '../../platform/db.ts';
import { checkMinutes, countedMinutes } from './schema.ts';

/** What was counted of a channel in a minute; without a channel nobody knows whose it was. */
export interface MinuteRow {
  channelId: string;
  minuteMs: number;
  checks: number;
  failedChecks: number;
  downloads: number;
  failedDownloads: number;
}

/**
 * Adds counts to those of their organisations, all or none.
 *
 * @param lost the minutes of which counts were given up before
 */
export async function writeMinutes(db: Db, rows: MinuteRow[], lost: number[]): Promise<void> {
  const column = <K extends keyof MinuteRow>(name: K) => sql.param(rows.map((row) => row[name]));
  const counted = sql`unnest(${column('channelId')}::text[], ${column('minuteMs')}::float8[], ${column('checks')}::int[],
    ${column('failedChecks')}::int[], ${column('downloads')}::int[], ${column('failedDownloads')}::int[])
    AS r (channel_id, minute_ms, checks, failed_checks, downloads, failed_downloads)`;
  await db.transaction(async (tx) => {
    // Sorted, so that processes that write at the same time never wait in a circle.
    await tx.execute(sql`
      INSERT INTO ${countedMinutes} AS kept (minute, unplaced, is_lost)
      SELECT to_timestamp(m.minute_ms / 1000), sum(m.unplaced), bool_or(m.is_lost)
      FROM (
        SELECT r.minute_ms, false AS is_lost,
          CASE WHEN r.channel_id = '' THEN r.failed_checks + r.failed_downloads ELSE 0 END AS unplaced
        FROM ${counted}
        UNION ALL SELECT l, true, 0 FROM unnest(${sql.param(lost)}::float8[]) l
      ) m
      GROUP BY 1 ORDER BY 1
      ON CONFLICT (minute) DO UPDATE SET unplaced = kept.unplaced + excluded.unplaced, is_lost = kept.is_lost OR excluded.is_lost`);
    await tx.execute(sql`
      INSERT INTO ${checkMinutes} AS kept (org_id, minute, checks, failed_checks, downloads, failed_downloads)
      SELECT c.org_id, to_timestamp(r.minute_ms / 1000), sum(r.checks), sum(r.failed_checks), sum(r.downloads), sum(r.failed_downloads)
      FROM ${counted} JOIN ${channels} c ON c.id = r.channel_id
      GROUP BY 1, 2 ORDER BY 1, 2
      ON CONFLICT (org_id, minute) DO UPDATE SET
        checks = kept.checks + excluded.checks,
        failed_checks = kept.failed_checks + excluded.failed_checks,
        downloads = kept.downloads + excluded.downloads,
        failed_downloads = kept.failed_downloads + excluded.failed_downloads`);
  });
}
