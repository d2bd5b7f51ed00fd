import { authorise } from '#organisations';
import type { DeploymentKey } from '@codepushgo/contract';
import { and, desc, eq, gt, isNull, or, type SQL } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { channelInOrg, type ChannelRow } from './channel-in-org.ts';
import { toDeploymentKey } from './shapes.ts';
import { deploymentKeys } from './schema.ts';

/** The current key of a channel first, then rotated ones that still work, newest first. */
export async function listDeploymentKeys(
  ctx: Ctx,
  input: { org: string; app: string; channel: string },
): Promise<{ items: DeploymentKey[] }> {
  const { channel, access } = await channelInOrg(ctx, input.org, input.app, input.channel);
  authorise(access, 'channel.read');
  const rows = await ctx.db
    .select()
    .from(deploymentKeys)
    .where(isWorkingKeyOf(channel, ctx.clock.now()))
    .orderBy(desc(isNull(deploymentKeys.rotatedAt)), desc(deploymentKeys.rotatedAt), deploymentKeys.key);
  return { items: rows.map(toDeploymentKey) };
}

/** The condition that a key of this channel works at this instant. */
export function isWorkingKeyOf(channel: ChannelRow, now: Date): SQL | undefined {
  return and(
    eq(deploymentKeys.orgId, channel.orgId),
    eq(deploymentKeys.channelId, channel.id),
    or(isNull(deploymentKeys.expiresAt), gt(deploymentKeys.expiresAt, now)),
  );
}
