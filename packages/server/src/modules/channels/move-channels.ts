import { and, eq, inArray } from 'drizzle-orm';
import type { News } from '../../context.ts';
import { channels, deploymentKeys } from './schema.ts';

/** Moves the channels of an app and their keys to its new organisation; the keys go on working. */
export const moveChannels: News['appMoved'] = async (_ctx, tx, move) => {
  const { appId, fromOrgId, toOrgId, channelIds } = move;
  await tx
    .update(channels)
    .set({ orgId: toOrgId })
    .where(and(eq(channels.orgId, fromOrgId), eq(channels.appId, appId)));
  if (channelIds.length === 0) return;
  await tx
    .update(deploymentKeys)
    .set({ orgId: toOrgId })
    .where(and(eq(deploymentKeys.orgId, fromOrgId), inArray(deploymentKeys.channelId, channelIds)));
};
