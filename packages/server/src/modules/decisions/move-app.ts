import { and, eq, inArray } from 'drizzle-orm';
import type { AppMove, Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { decisionJournal, decisionTraces, deviceDecisions } from './schema.ts';

/** Takes the decisions about an app's devices along to another organisation. */
export async function moveApp(
  _ctx: Ctx,
  tx: Tx,
  { fromOrgId, toOrgId: orgId, channelIds }: AppMove,
): Promise<void> {
  if (channelIds.length === 0) return;
  for (const table of [deviceDecisions, decisionTraces, decisionJournal]) {
    await tx
      .update(table)
      .set({ orgId })
      .where(and(eq(table.orgId, fromOrgId), inArray(table.channelId, channelIds)));
  }
}
