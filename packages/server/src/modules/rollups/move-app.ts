import { and, eq, inArray } from 'drizzle-orm';
import type { AppMove, Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { deviceDays, lastSeenDays, releaseHours } from './schema.ts';

/** Takes the sums of an app's channels along to another organisation. */
export async function moveApp(
  _ctx: Ctx,
  tx: Tx,
  { fromOrgId, toOrgId: orgId, channelIds }: AppMove,
): Promise<void> {
  if (channelIds.length === 0) return;
  for (const table of [releaseHours, deviceDays, lastSeenDays]) {
    await tx
      .update(table)
      .set({ orgId })
      .where(and(eq(table.orgId, fromOrgId), inArray(table.channelId, channelIds)));
  }
}
