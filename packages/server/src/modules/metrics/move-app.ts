import { and, eq, inArray } from 'drizzle-orm';
import type { AppMove, Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { deviceReleases, devices, releaseCounts } from './schema.ts';

/** Takes an app's devices and figures along to another organisation. */
export async function moveApp(
  _ctx: Ctx,
  tx: Tx,
  { fromOrgId, toOrgId: orgId, channelIds }: AppMove,
): Promise<void> {
  if (channelIds.length === 0) return;
  for (const table of [devices, deviceReleases, releaseCounts]) {
    await tx
      .update(table)
      .set({ orgId })
      .where(and(eq(table.orgId, fromOrgId), inArray(table.channelId, channelIds)));
  }
}
