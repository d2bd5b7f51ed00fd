import { and, count, eq, gte } from 'drizzle-orm';
import { channelInOrg, deploymentKeys } from '#channels';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import type { ChannelTarget } from './channel-target.ts';
import { devices } from './schema.ts';

/** A key of a channel with the number of devices that used it last. */
export interface KeyUse {
  key: string;
  isCurrent: boolean;
  devices: number;
}

const DAY_MS = 86_400_000;

/**
 * How many devices still use each deployment key of a channel, the current one first.
 *
 * @throws Problem `not-found`, `forbidden`
 * @example const { items } = await countKeyUse(ctx, target, 30);
 */
export async function countKeyUse(
  ctx: Ctx,
  { org, app, channel: name }: ChannelTarget,
  activeWithinDays: number,
): Promise<{ items: KeyUse[] }> {
  const { channel, access } = await channelInOrg(ctx, org, app, name);
  authorise(access, 'metrics.read');
  const since = new Date(ctx.clock.nowMs() - activeWithinDays * DAY_MS);
  const rows = await ctx.db
    .select({ key: deploymentKeys.key, rotatedAt: deploymentKeys.rotatedAt, devices: count(devices.device) })
    .from(deploymentKeys)
    .leftJoin(
      devices,
      and(
        eq(devices.orgId, deploymentKeys.orgId),
        eq(devices.channelId, deploymentKeys.channelId),
        eq(devices.deploymentKey, deploymentKeys.key),
        gte(devices.lastSeenAt, since),
      ),
    )
    .where(and(eq(deploymentKeys.orgId, channel.orgId), eq(deploymentKeys.channelId, channel.id)))
    .groupBy(deploymentKeys.key, deploymentKeys.rotatedAt);
  const items = rows.map(({ key, rotatedAt, devices: n }) => ({
    key,
    isCurrent: rotatedAt === null,
    devices: n,
  }));
  return { items: items.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.devices - a.devices) };
}
