import { mutate } from '#audit';
import { authorise } from '#organisations';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { appInOrg } from './app-in-org.ts';
import { lockApp } from './lock-app.ts';
import { apps } from './schema.ts';
import { topicsOf } from './shapes.ts';

/**
 * Deletes an app: its keys stop at once. It can be restored for 30 days.
 *
 * @example await deleteApp(ctx, { org: 'acme', app: 'Shop iOS' });
 */
export async function deleteApp(ctx: Ctx, input: { org: string; app: string }): Promise<void> {
  const { org, app, access } = await appInOrg(ctx, input.org, input.app);
  await mutate(ctx, authorise(access, 'app.delete'), async (tx) => {
    await lockApp(tx, org.id, app.id);
    await tx
      .update(apps)
      .set({ deletedAt: ctx.clock.now() })
      .where(and(eq(apps.orgId, org.id), eq(apps.id, app.id)));
    return {
      result: undefined,
      audit: { action: 'app.deleted', orgId: org.id, targetType: 'app', targetId: app.id },
      changes: topicsOf(await ctx.news.channelIds(tx, org.id, app.id)),
    };
  });
}
