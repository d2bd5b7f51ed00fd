import type { DeviceOverride } from '@codepushgo/contract';
import { and, eq, type SQL } from 'drizzle-orm';
import { accounts } from '#accounts';
import type { Db, Tx } from '../../platform/db.ts';
import { deviceOverrides } from './schema.ts';

/** The condition for the overrides of a channel, or of one device there. */
export function ofChannel(channel: { orgId: string; id: string }, device?: string): SQL | undefined {
  return and(
    eq(deviceOverrides.orgId, channel.orgId),
    eq(deviceOverrides.channelId, channel.id),
    device === undefined ? undefined : eq(deviceOverrides.device, device),
  );
}

/** Overrides by device, with who made them. */
export async function findOverrides(
  db: Db | Tx,
  where: SQL | undefined,
  limit: number,
): Promise<DeviceOverride[]> {
  const rows = await db
    .select({ override: deviceOverrides, by: { userName: accounts.userName, name: accounts.name } })
    .from(deviceOverrides)
    .innerJoin(accounts, eq(accounts.id, deviceOverrides.createdBy))
    .where(where)
    .orderBy(deviceOverrides.device)
    .limit(limit);
  return rows.map(({ override: { device, label, reason, createdAt }, by }) => ({
    device,
    label,
    reason,
    createdBy: by.userName,
    createdByName: by.name,
    createdAt: createdAt.toISOString(),
  }));
}
