import { and, count, eq, gt, gte, isNull, or } from 'drizzle-orm';
import { channelInOrg, deploymentKeys } from '#channels';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import type { ChannelTarget } from '#releases';
import { devices } from './schema.ts';

/** A key of a channel with the number of devices that used it last. */
export interface KeyUse {
  key: string;
  isCurrent: boolean;
  devices: number;
}

const DAY_MS = 86_400_000;

/**
 * How many devices still use each deployment key of a channel, the current one first. A key that has expired is
 * told of only while devices used it lately: the list stays short however often keys are rotated.
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
  const works = or(isNull(deploymentKeys.expiresAt), gt(deploymentKeys.expiresAt, ctx.clock.now()));
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
    .groupBy(deploymentKeys.key, deploymentKeys.rotatedAt, deploymentKeys.expiresAt)
    .having(or(works, gt(count(devices.device), 0)));
  const items = rows.map(({ key, rotatedAt, devices: n }) => ({
    key,
    isCurrent: rotatedAt === null,
    devices: n,
  }));
  return { items: items.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.devices - a.devices) };
}
