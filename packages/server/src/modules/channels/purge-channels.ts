import { apps, restorableSince } from '#apps';
import { mutate, permitSystem } from '#audit';
import { and, eq, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { channels, deploymentKeys } from './schema.ts';

const BATCH = 100;

/**
 * Marks channels as purged that were deleted 30 days ago or whose app was purged, and releases their keys.
 * Rows stay for the audit log; other modules remove what they keep for purged channels.
 * Safe to run at any time and twice.
 *
 * @returns how many channels there were to purge
 * @example await purgeChannels(ctx); // 0 when there is nothing to do
 */
export async function purgeChannels(ctx: Ctx): Promise<number> {
  const until = restorableSince(ctx.clock.now());
  const purgedApps = ctx.db.select({ id: apps.id }).from(apps).where(isNotNull(apps.purgedAt));
  const isDue = and(
    or(lte(channels.deletedAt, until), inArray(channels.appId, purgedApps)),
    isNull(channels.purgedAt),
  );
  const due = await ctx.db.select({ id: channels.id }).from(channels).where(isDue).limit(BATCH);
  for (const { id } of due) {
    await mutate(ctx, permitSystem('purge'), async (tx) => {
      const [gone] = await tx
        .update(channels)
        .set({ purgedAt: ctx.clock.now() })
        // Judged again, for it may have been restored meanwhile.
        .where(and(eq(channels.id, id), isDue))
        .returning();
      if (!gone) return { result: undefined, audit: null };
      await tx
        .delete(deploymentKeys)
        .where(and(eq(deploymentKeys.orgId, gone.orgId), eq(deploymentKeys.channelId, gone.id)));
      const target = { targetType: 'channel', targetId: gone.id };
      return { result: undefined, audit: { action: 'channel.purged', orgId: gone.orgId, ...target } };
    });
  }
  return due.length;
}
