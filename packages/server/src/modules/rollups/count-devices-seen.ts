import { sql, type SQL } from 'drizzle-orm';
import { audienceDays, deviceDays, lastSeenDays } from './schema.ts';

// Versions come from devices, which may invent them; real fleets have some dozens.
const MOST_VERSIONS_A_DAY = 500;

/**
 * A statement that counts devices: once on each day, by the day of their last sighting, and by what they are then.
 * Written with the devices, so that each counts once: `seen` comes from the very rows that say what it was before.
 * All writers use this one statement, so the tables are locked in one order.
 *
 * @param ctes common table expressions that the statement begins with, the last of them named `seen`, with
 *   `org_id`, `channel_id`, `day`, `app_version`, `running`, `epoch`, and what these were before: `day_before` (null for
 *   a new device), `version_before`, `running_before`, `epoch_before`
 * @example
 * await db.execute(countDevicesSeen(sql`seen AS (UPDATE devices … RETURNING org_id, channel_id, seen_day AS day, …)`));
 */
export function countDevicesSeen(ctes: SQL): SQL {
  return sql`
    WITH ${ctes},
    fresh AS (
      SELECT org_id, channel_id, day, day_before, coalesce(app_version, '') AS app_version, count(*)::int AS devices
      FROM seen WHERE day_before IS NULL OR day_before < day GROUP BY 1, 2, 3, 4, 5
    ),
    counted AS (${countOnDays}),
    moved AS (${moveAudience})
    INSERT INTO ${lastSeenDays} AS t (org_id, channel_id, day, devices)
    SELECT org_id, channel_id, day, sum(devices)::int
    FROM (
      SELECT org_id, channel_id, day, devices FROM fresh
      UNION ALL SELECT org_id, channel_id, day_before, -devices FROM fresh WHERE day_before IS NOT NULL
    ) moved
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (org_id, channel_id, day) DO UPDATE SET devices = t.devices + excluded.devices`;
}

const countOnDays = sql`
  INSERT INTO ${deviceDays} AS t (org_id, channel_id, day, app_version, devices)
  SELECT f.org_id, f.channel_id, f.day, f.kept_version, sum(f.devices)::int
  FROM (
    SELECT f.*, CASE WHEN EXISTS (
        SELECT FROM ${deviceDays} k WHERE k.org_id = f.org_id AND k.channel_id = f.channel_id AND k.day = f.day AND k.app_version = f.app_version
      ) OR (
        SELECT count(*) FROM ${deviceDays} k WHERE k.org_id = f.org_id AND k.channel_id = f.channel_id AND k.day = f.day
      ) < ${MOST_VERSIONS_A_DAY} THEN f.app_version ELSE '' END AS kept_version
    FROM fresh f
  ) f
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
  ON CONFLICT (org_id, channel_id, day, app_version) DO UPDATE SET devices = t.devices + excluded.devices`;

// A device leaves the row in which it was counted and enters another; most sightings change neither.
const moveAudience = sql`
  INSERT INTO ${audienceDays} AS t (org_id, channel_id, day, app_version, epoch, running, devices)
  SELECT org_id, channel_id, day, app_version, epoch, coalesce(running, ''), sum(by)::int
  FROM (
    SELECT s.org_id, s.channel_id, p.*
    FROM seen s CROSS JOIN LATERAL (
      VALUES (s.day, s.app_version, s.epoch, s.running, 1), (s.day_before, s.version_before, s.epoch_before, s.running_before, -1)
    ) AS p (day, app_version, epoch, running, by)
    WHERE (s.day, s.app_version, s.epoch, s.running) IS DISTINCT FROM (s.day_before, s.version_before, s.epoch_before, s.running_before)
  ) places
  WHERE day IS NOT NULL AND app_version IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(by) <> 0 ORDER BY 1, 2, 3, 4, 5, 6
  ON CONFLICT (org_id, channel_id, day, app_version, epoch, running) DO UPDATE SET devices = t.devices + excluded.devices`;
