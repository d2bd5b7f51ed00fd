import { channels } from '#channels';
import { deviceReleases, devices, releaseCounts } from '#metrics';
import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import type { FixRow } from './fix-record.ts';

/** Devices that run what a fix gave them. */
export interface Arrival {
  /** When the device reported it; null where only counts are known, or it had reported it before the fix. */
  reportedAt: Date | null;
  devices: number;
}

type Awaited = Pick<FixRow, 'orgId' | 'channelId' | 'device' | 'expects' | 'decidedAt'>;

/** Whether devices say that they run what a fix gave them; null: not yet. */
export async function findArrival(db: Db | Tx, fix: Awaited): Promise<Arrival | null> {
  if (fix.expects === null) return null;
  return fix.device === null ? ofAnyDevice(db, fix, fix.expects) : ofDevice(db, fix, fix.device, fix.expects);
}

async function ofDevice(db: Db | Tx, fix: Awaited, device: string, label: string): Promise<Arrival | null> {
  const [row] = await db
    .select({ installedAt: deviceReleases.installedAt })
    .from(devices)
    .innerJoin(channels, and(eq(channels.orgId, devices.orgId), eq(channels.id, devices.channelId)))
    .leftJoin(
      deviceReleases,
      and(
        eq(deviceReleases.orgId, devices.orgId),
        eq(deviceReleases.channelId, devices.channelId),
        eq(deviceReleases.device, devices.device),
        eq(deviceReleases.epoch, channels.historyEpoch),
        eq(deviceReleases.label, label),
      ),
    )
    .where(
      and(
        eq(devices.orgId, fix.orgId),
        eq(devices.channelId, fix.channelId),
        eq(devices.device, device),
        eq(devices.running, label),
        eq(devices.epoch, channels.historyEpoch),
      ),
    );
  if (!row) return null;
  const isSince = row.installedAt !== null && fix.decidedAt !== null && row.installedAt > fix.decidedAt;
  return { reportedAt: isSince ? row.installedAt : null, devices: 1 };
}

async function ofAnyDevice(db: Db | Tx, fix: Awaited, label: string): Promise<Arrival | null> {
  const [row] = await db
    .select({ active: releaseCounts.active, anonymous: releaseCounts.anonymousActive })
    .from(releaseCounts)
    .innerJoin(
      channels,
      and(
        eq(channels.orgId, releaseCounts.orgId),
        eq(channels.id, releaseCounts.channelId),
        eq(channels.historyEpoch, releaseCounts.epoch),
      ),
    )
    .where(
      and(
        eq(releaseCounts.orgId, fix.orgId),
        eq(releaseCounts.channelId, fix.channelId),
        eq(releaseCounts.label, label),
      ),
    );
  const running = row ? Math.max(0, row.active + row.anonymous) : 0;
  return running === 0 ? null : { reportedAt: null, devices: running };
}
