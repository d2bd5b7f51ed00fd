import { and, eq, inArray } from 'drizzle-orm';
import type { AppMove, Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { deviceOverrides } from './schema.ts';

/** Takes an app's overrides along to another organisation. */
export async function moveApp(
  _ctx: Ctx,
  tx: Tx,
  { fromOrgId, toOrgId: orgId, channelIds }: AppMove,
): Promise<void> {
  if (channelIds.length === 0) return;
  await tx
    .update(deviceOverrides)
    .set({ orgId })
    .where(and(eq(deviceOverrides.orgId, fromOrgId), inArray(deviceOverrides.channelId, channelIds)));
}
