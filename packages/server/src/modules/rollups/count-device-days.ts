import { sql, type SQL } from 'drizzle-orm';
import { deviceDays, lastSeenDays } from './schema.ts';

// Versions come from devices, which may invent them; real fleets have some dozens.
const MOST_VERSIONS_A_DAY = 500;

/**
 * A statement that counts devices seen for the first time on their day. Written with the devices, so that each counts
 * once: `seen` comes from the very rows that say when a device was seen before.
 *
 * @param ctes common table expressions that the statement begins with, the last of them named `seen`, with
 *   `org_id`, `channel_id`, `day`, `day_before` (of the sighting before, null for a new device) and `app_version`
 * @example
 * await db.execute(countDeviceDays(sql`seen AS (SELECT org_id, channel_id, seen_day AS day, day_before, app_version FROM noted)`));
 */
export function countDeviceDays(ctes: SQL): SQL {
  return sql`
    WITH ${ctes},
    fresh AS (
      SELECT org_id, channel_id, day, day_before, coalesce(app_version, '') AS app_version, count(*)::int AS devices
      FROM seen WHERE day_before IS NULL OR day_before < day GROUP BY 1, 2, 3, 4, 5
    ),
    by_version AS (
      SELECT f.org_id, f.channel_id, f.day,
        CASE WHEN EXISTS (
          SELECT FROM ${deviceDays} k WHERE k.org_id = f.org_id AND k.channel_id = f.channel_id AND k.day = f.day AND k.app_version = f.app_version
        ) OR (
          SELECT count(*) FROM ${deviceDays} k WHERE k.org_id = f.org_id AND k.channel_id = f.channel_id AND k.day = f.day
        ) < ${MOST_VERSIONS_A_DAY} THEN f.app_version ELSE '' END AS app_version,
        f.devices
      FROM fresh f
    ),
    counted AS (
      INSERT INTO ${deviceDays} AS t (org_id, channel_id, day, app_version, devices)
      SELECT org_id, channel_id, day, app_version, sum(devices)::int FROM by_version GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
      ON CONFLICT (org_id, channel_id, day, app_version) DO UPDATE SET devices = t.devices + excluded.devices
    )
    INSERT INTO ${lastSeenDays} AS t (org_id, channel_id, day, devices)
    SELECT org_id, channel_id, day, sum(devices)::int
    FROM (
      SELECT org_id, channel_id, day, devices FROM fresh
      UNION ALL SELECT org_id, channel_id, day_before, -devices FROM fresh WHERE day_before IS NOT NULL
    ) moved
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (org_id, channel_id, day) DO UPDATE SET devices = t.devices + excluded.devices`;
}
