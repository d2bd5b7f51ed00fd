import { and, eq, inArray } from 'drizzle-orm';
import { copyPackage } from '#packages';
import type { AppMove, Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { releaseDiffs, releases } from './schema.ts';

/** Takes an app's releases and diffs along to another organisation; packages are copied there by row. */
export async function moveApp(ctx: Ctx, tx: Tx, move: AppMove): Promise<void> {
  const { appId, fromOrgId, toOrgId: orgId } = move;
  const ofApp = and(eq(releases.orgId, fromOrgId), eq(releases.appId, appId));
  const used = await tx.selectDistinct({ id: releases.packageId }).from(releases).where(ofApp);
  for (const { id } of used) {
    const packageId = await copyPackage(ctx, tx, { orgId: fromOrgId, id }, orgId);
    await tx
      .update(releases)
      .set({ packageId })
      .where(and(ofApp, eq(releases.packageId, id)));
  }
  const moved = tx.select({ id: releases.id }).from(releases).where(ofApp);
  await tx
    .update(releaseDiffs)
    .set({ orgId })
    .where(and(eq(releaseDiffs.orgId, fromOrgId), inArray(releaseDiffs.releaseId, moved)));
  await tx.update(releases).set({ orgId }).where(ofApp);
}
