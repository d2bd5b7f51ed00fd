import { and, eq, gt, sql, sum } from 'drizzle-orm';
import { satisfies, validRange } from 'semver';
import { audienceDays } from '#rollups';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { normaliseVersion } from './normalise-version.ts';

/** How many devices of a channel have one version and run one thing. */
export interface DeviceCount {
  appVersion: string;
  /** A label or a native version; null before the first report since the history was cleared. */
  running: string | null;
  devices: number;
}

/**
 * Counts the devices of a channel by version and by what they run, of those seen on one of the last days of UTC, today
 * included.
 */
export async function countDevices(
  { db, clock }: Ctx,
  channel: { orgId: string; id: string; historyEpoch: number },
  activeWithinDays: number,
): Promise<DeviceCount[]> {
  const today = clock.now().toISOString().slice(0, 10);
  const { appVersion, running, epoch, devices } = audienceDays;
  return db
    .select({
      appVersion,
      running: sql<
        string | null
      >`CASE WHEN ${epoch} = ${channel.historyEpoch} THEN nullif(${running}, '') END`,
      devices: sum(devices).mapWith(Number),
    })
    .from(audienceDays)
    .where(
      and(
        eq(audienceDays.orgId, channel.orgId),
        eq(audienceDays.channelId, channel.id),
        gt(audienceDays.day, sql`${today}::date - ${activeWithinDays}::int`),
        gt(devices, 0),
      ),
    )
    .groupBy(sql`1`, sql`2`);
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
