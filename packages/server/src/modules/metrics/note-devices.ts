import { sql } from 'drizzle-orm';
import { countDevicesSeen } from '#rollups';
import type { Db } from '../../platform/db.ts';
import { channelForWriting } from './channel-for-writing.ts';
import { devices } from './schema.ts';

/** A device that asked for an update. */
export interface Sighting {
  device: string;
  /** The native version, as the device wrote it. */
  appVersion: string;
  deploymentKey: string;
  atMs: number;
}

/** How exact `last_seen_at` is. */
export const SEEN_EXACT_MS = 60_000;

/**
 * Keeps what devices of one channel said in their update checks: version, key, when.
 *
 * @param sightings each device once, sorted by device, so that writers at the same time never wait in a circle
 * @example await noteDevices(ctx.db, channel.id, [{ device, appVersion: '1.0', deploymentKey, atMs: nowMs }]);
 */
export async function noteDevices(db: Db, channelId: string, sightings: Sighting[]): Promise<void> {
  const column = <K extends keyof Sighting>(name: K) =>
    sql.param(sightings.map((sighting) => sighting[name]));
  const noted = sql`
    INSERT INTO ${devices} AS known (org_id, channel_id, device, epoch, app_version, deployment_key, first_seen_at, last_seen_at)
    SELECT c.org_id, c.id, s.device, c.history_epoch, s.app_version, s.deployment_key, to_timestamp(s.at / 1000), to_timestamp(s.at / 1000)
    FROM ${channelForWriting(channelId)} c,
      unnest(${column('device')}::text[], ${column('appVersion')}::text[], ${column('deploymentKey')}::text[], ${column('atMs')}::float8[])
        AS s (device, app_version, deployment_key, at)
    ON CONFLICT (org_id, channel_id, device) DO UPDATE
    SET app_version = excluded.app_version, deployment_key = excluded.deployment_key, last_seen_at = excluded.last_seen_at,
      day_before = known.seen_day, version_before = known.app_version
    WHERE known.last_seen_at <= excluded.last_seen_at
    RETURNING org_id, channel_id, seen_day AS day, day_before, app_version, version_before, running, running AS running_before,
      epoch, epoch AS epoch_before`;
  await db.execute(countDevicesSeen(sql`seen AS (${noted})`));
}
