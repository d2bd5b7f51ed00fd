import { sql, type SQL } from 'drizzle-orm';
import { apps } from '#apps';
import { channels, deploymentKeys } from '#channels';
import { deviceReleases, devices, releaseCounts } from '#metrics';
import { type HistoryEntry, releases } from '#releases';
import { audienceDays, deviceDays, lastSeenDays, releaseHours } from '#rollups';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/db.ts';
import { seedChannel, type SeededChannel } from './seed-channel.ts';

/** A channel of a large fleet in an organisation with a long history. */
export interface SeededLists extends SeededChannel {
  /** The rotated key that a hundredth of the devices use. */
  oldKey: string;
  /** Of the newest release. */
  label: string;
}

/** How much there is. */
export interface Amounts {
  /** On the seeded channel. */
  devices: number;
  /** Of the organisation, over ten apps of two channels; a twentieth of them on the seeded channel. */
  releases: number;
}

const APPS = 10;

/**
 * Fills the tables that lists are read from, by SQL alone: ids, versions, states and days are spread as in a fleet, so
 * that each filter finds something and some combinations nothing.
 */
export async function seedLists(db: Db, clock: Clock, amounts: Amounts): Promise<SeededLists> {
  const first: HistoryEntry = {
    id: '',
    number: 1,
    label: 'v1',
    appVersion: '1.0.0',
    packageHash: 'a'.repeat(64),
    isDisabled: false,
    isHalted: false,
    isMandatory: false,
    rollout: null,
    description: 'first',
    blob: 'b'.repeat(64),
    sizeBytes: 1000,
    diffs: new Map(),
  };
  const seeded = await seedChannel(db, clock, [first]);
  const perChannel = Math.floor(amounts.releases / APPS / 2);
  const found = { ...seeded, oldKey: `old-${seeded.deploymentKey}`, label: `v${perChannel}` };
  const now = sql`${clock.now().toISOString()}::timestamptz`;
  await seedReleases(db, seeded, perChannel, now);
  // Somebody else's, as large: an index that does not begin with the organisation would show.
  await seedReleases(db, await seedChannel(db, clock, [first]), perChannel, now);
  await seedDevices(db, found, amounts.devices, perChannel, now);
  await seedSums(db, found, perChannel, now);
  await db.execute(sql`ANALYZE`);
  return found;
}

async function seedReleases(db: Db, found: SeededChannel, perChannel: number, now: SQL): Promise<void> {
  const { orgId, appId, channelId, accountId } = found;
  await db.execute(sql`
    INSERT INTO ${apps} (id, org_id, project_id, name, display_name, created_at)
    SELECT 'app_' || n || org_id, org_id, project_id, 'App ' || n, 'App ' || n, created_at
    FROM ${apps}, generate_series(2, ${APPS}::int) n WHERE id = ${appId}`);
  await db.execute(sql`
    INSERT INTO ${channels} (id, org_id, app_id, name, position, last_number, created_at)
    SELECT 'chn_' || a.id || n, a.org_id, a.id, 'Channel ' || n, n, ${perChannel}::int, a.created_at
    FROM ${apps} a, generate_series(1, 2) n WHERE a.org_id = ${orgId} AND (a.id <> ${appId} OR n = 2)`);
  await db.execute(sql`UPDATE ${channels} SET last_number = ${perChannel}::int WHERE id = ${channelId}`);
  // The seeded channel has its first release already.
  await db.execute(sql`
    INSERT INTO ${releases} (id, org_id, app_id, channel_id, number, package_id, package_hash, app_version, description, is_disabled,
      is_mandatory, rollout, halted_at, method, released_by, created_at)
    SELECT 'rel_' || lpad(n::text, 8, '0') || c.id, c.org_id, c.app_id, c.id, n, r.package_id, r.package_hash, r.app_version,
      'Release number ' || n || repeat(' with words', 10), n % 97 = 0, false, CASE WHEN n = ${perChannel}::int THEN 20 END,
      CASE WHEN n % 101 = 0 THEN ${now} END, 'Upload', ${accountId}, ${now} - (${perChannel}::int - n) * interval '1 hour'
    FROM ${channels} c, ${releases} r, generate_series(1, ${perChannel}::int) n
    WHERE c.org_id = ${orgId} AND r.channel_id = ${channelId} AND r.number = 1 AND (c.id <> ${channelId} OR n > 1)`);
}

async function seedDevices(
  db: Db,
  { orgId, channelId, deploymentKey, oldKey }: SeededLists,
  count: number,
  newest: number,
  now: SQL,
): Promise<void> {
  const row = { orgId, channelId, createdAt: sql`${now}`, rotatedAt: sql`${now}` };
  await db.insert(deploymentKeys).values({ ...row, key: oldKey });
  await db.execute(sql`
    INSERT INTO ${devices} (org_id, channel_id, device, running, epoch, app_version, deployment_key, first_seen_at, last_seen_at)
    SELECT ${orgId}, ${channelId}, md5(n::text), 'v' || ${newest}::int - n % 20, 0, '1.' || n % 7 || '.0',
      CASE WHEN n % 100 = 0 THEN ${oldKey} ELSE ${deploymentKey} END, ${now} - interval '90 days', ${now} - (n % 60) * interval '1 day'
    FROM generate_series(1, ${count}::int) n`);
  await db.execute(sql`
    INSERT INTO ${deviceReleases} (org_id, channel_id, epoch, device, label, downloaded_at, installed_at, failed_at, rolled_back_at)
    SELECT ${orgId}, ${channelId}, 0, md5(n::text), 'v' || ${newest}::int, ${now}, CASE WHEN n % 50 > 1 THEN ${now} END,
      CASE WHEN n % 50 = 0 THEN ${now} END, CASE WHEN n % 40 = 3 THEN ${now} END
    FROM generate_series(1, ${count}::int) n`);
  await db.execute(sql`
    INSERT INTO ${audienceDays} (org_id, channel_id, day, app_version, epoch, running, devices)
    SELECT org_id, channel_id, seen_day, app_version, epoch, running, count(*) FROM ${devices} WHERE channel_id = ${channelId}
    GROUP BY 1, 2, 3, 4, 5, 6`);
}

async function seedSums(db: Db, { channelId }: SeededChannel, newest: number, now: SQL): Promise<void> {
  await db.execute(sql`
    INSERT INTO ${releaseCounts} (org_id, channel_id, epoch, label, active, downloaded, installed, failed, rolled_back,
      anonymous_active, anonymous_downloaded, anonymous_installed, anonymous_failed)
    SELECT org_id, id, 0, 'v' || n, n, n, n, 1, 1, 0, 0, 0, 0 FROM ${channels}, generate_series(1, ${newest}::int) n`);
  // Every hour on the seeded channel, a few elsewhere.
  await db.execute(sql`
    INSERT INTO ${releaseHours} (org_id, channel_id, epoch, at, label, active, installed, full_bytes)
    SELECT org_id, id, 0, date_trunc('hour', ${now}, 'UTC') - h * interval '1 hour', 'v' || ${newest}::int - n, 1, 1, 1000
    FROM ${channels}, generate_series(0, 35 * 24 - 1) h, generate_series(0, 3) n WHERE id = ${channelId} OR h % 24 = 0`);
  await db.execute(sql`
    INSERT INTO ${deviceDays} (org_id, channel_id, day, app_version, devices)
    SELECT org_id, id, (${now} AT TIME ZONE 'UTC')::date - d, '1.' || n || '.0', 10
    FROM ${channels}, generate_series(0, 99) d, generate_series(0, 3) n`);
  await db.execute(sql`
    INSERT INTO ${lastSeenDays} (org_id, channel_id, day, devices)
    SELECT org_id, id, (${now} AT TIME ZONE 'UTC')::date - d, 10 FROM ${channels}, generate_series(0, 99) d`);
}
