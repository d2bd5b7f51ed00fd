import { and, count, eq, gte, isNotNull, sql } from 'drizzle-orm';
import { satisfies, validRange } from 'semver';
import type { Db } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { normaliseVersion } from './normalise-version.ts';
import { devices } from './schema.ts';

/** How many devices of a channel have one version and run one thing. */
export interface DeviceCount {
  appVersion: string;
  /** A label or a native version; null before the first report since the history was cleared. */
  running: string | null;
  devices: number;
}

/** Counts the devices of a channel that were seen since an instant, by version and by what they run. */
export async function countDevices(
  db: Db,
  channel: { orgId: string; id: string; historyEpoch: number },
  since: Date,
): Promise<DeviceCount[]> {
  const running = sql<
    string | null
  >`CASE WHEN ${devices.epoch} = ${channel.historyEpoch} THEN ${devices.running} END`;
  const rows = await db
    .select({ appVersion: devices.appVersion, running, devices: count() })
    .from(devices)
    .where(
      and(
        eq(devices.orgId, channel.orgId),
        eq(devices.channelId, channel.id),
        gte(devices.lastSeenAt, since),
        isNotNull(devices.appVersion),
      ),
    )
    .groupBy(sql`1`, sql`2`);
  return rows.map((row) => ({ ...row, appVersion: row.appVersion! }));
}

/** @throws Problem `invalid-input` when the range is not semver */
export function assertRange(appVersion: string): void {
  if (validRange(appVersion) !== null) return;
  const detail = 'must be a semver version or range, such as 1.2.0 or ^1.2.0';
  throw new Problem('invalid-input', `The app version ${detail}.`, {
    errors: [{ pointer: '/appVersion', detail }],
  });
}

/** Whether a device with this native version is in a range. */
export function isIn(appVersion: string, range: string): boolean {
  const version = normaliseVersion(appVersion);
  return version !== null && satisfies(version, range);
}

/** The sum of counts. */
export function sumOf(counts: { devices: number }[]): number {
  return counts.reduce((total, one) => total + one.devices, 0);
}
