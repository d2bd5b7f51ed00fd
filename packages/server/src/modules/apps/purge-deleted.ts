import { mutate, permitSystem } from '#audit';
import { endProjectOfApp } from '#projects';
import { and, eq, inArray, isNull, lte } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { restorableSince } from './policy.ts';
import { apps, channels, deploymentKeys } from './schema.ts';

const BATCH = 100;

/**
 * Ends what was deleted 30 days ago: marks it as purged and releases its deployment keys.
 * Rows stay for the audit log; other modules remove what they keep for purged channels.
 * Safe to run at any time and twice.
 *
 * @returns how many apps and channels were purged
 */
export async function purgeDeleted(ctx: Ctx): Promise<number> {
  const until = restorableSince(ctx.clock.now());
  const oldApps = await ctx.db
    .select({ id: apps.id })
    .from(apps)
    .where(and(lte(apps.deletedAt, until), isNull(apps.purgedAt)))
    .limit(BATCH);
  for (const { id } of oldApps) await purgeApp(ctx, id, until);
  const oldChannels = await ctx.db
    .select({ id: channels.id })
    .from(channels)
    .where(and(lte(channels.deletedAt, until), isNull(channels.purgedAt)))
    .limit(BATCH);
  for (const { id } of oldChannels) await purgeChannel(ctx, id, until);
  return oldApps.length + oldChannels.length;
}

async function purgeApp(ctx: Ctx, appId: string, until: Date): Promise<void> {
  await mutate(ctx, permitSystem('purge'), async (tx) => {
    const purgedAt = ctx.clock.now();
    const [app] = await tx
      .update(apps)
      .set({ purgedAt })
      // Judged again, for it may have been restored meanwhile.
      .where(and(eq(apps.id, appId), lte(apps.deletedAt, until), isNull(apps.purgedAt)))
      .returning();
    if (!app) return { result: undefined, audit: null };
    const gone = await tx
      .update(channels)
      .set({ purgedAt })
      .where(and(eq(channels.orgId, app.orgId), eq(channels.appId, app.id), isNull(channels.purgedAt)))
      .returning({ id: channels.id });
    await releaseKeys(
      tx,
      app.orgId,
      gone.map((row) => row.id),
    );
    await endProjectOfApp(ctx, tx, app.orgId, app.projectId);
    const target = { targetType: 'app', targetId: app.id };
    return { result: undefined, audit: { action: 'app.purged', orgId: app.orgId, ...target } };
  });
}

async function purgeChannel(ctx: Ctx, channelId: string, until: Date): Promise<void> {
  await mutate(ctx, permitSystem('purge'), async (tx) => {
    const [gone] = await tx
      .update(channels)
      .set({ purgedAt: ctx.clock.now() })
      .where(and(eq(channels.id, channelId), lte(channels.deletedAt, until), isNull(channels.purgedAt)))
      .returning();
    if (!gone) return { result: undefined, audit: null };
    await releaseKeys(tx, gone.orgId, [gone.id]);
    const target = { targetType: 'channel', targetId: gone.id };
    return { result: undefined, audit: { action: 'channel.purged', orgId: gone.orgId, ...target } };
  });
}

async function releaseKeys(tx: Tx, orgId: string, channelIds: string[]): Promise<void> {
  if (channelIds.length === 0) return;
  await tx
    .delete(deploymentKeys)
    .where(and(eq(deploymentKeys.orgId, orgId), inArray(deploymentKeys.channelId, channelIds)));
}
