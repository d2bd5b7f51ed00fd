import { mutate, permitSystem } from '#audit';
import { endProjectOfApp } from '#projects';
import { and, eq, isNull, lte } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { restorableSince } from './policy.ts';
import { apps } from './schema.ts';

const BATCH = 100;

/**
 * Marks apps as purged that were deleted 30 days ago. Rows stay for the audit log; other modules remove what
 * they keep for purged apps. Safe to run at any time and twice.
 *
 * @returns how many apps there were to purge
 * @example await purgeApps(ctx); // 0 when there is nothing to do
 */
export async function purgeApps(ctx: Ctx): Promise<number> {
  const until = restorableSince(ctx.clock.now());
  const old = await ctx.db
    .select({ id: apps.id })
    .from(apps)
    .where(and(lte(apps.deletedAt, until), isNull(apps.purgedAt)))
    .limit(BATCH);
  for (const { id } of old) await purgeApp(ctx, id, until);
  return old.length;
}

async function purgeApp(ctx: Ctx, appId: string, until: Date): Promise<void> {
  await mutate(ctx, permitSystem('purge'), async (tx) => {
    const [app] = await tx
      .update(apps)
      .set({ purgedAt: ctx.clock.now() })
      // Judged again, for it may have been restored meanwhile.
      .where(and(eq(apps.id, appId), lte(apps.deletedAt, until), isNull(apps.purgedAt)))
      .returning();
    if (!app) return { result: undefined, audit: null };
    await endProjectOfApp(ctx, tx, app.orgId, app.projectId);
    const target = { targetType: 'app', targetId: app.id };
    return { result: undefined, audit: { action: 'app.purged', orgId: app.orgId, ...target } };
  });
}
