import { and, eq, inArray } from 'drizzle-orm';
import type { AppMove, Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { keepPackage } from './read-package.ts';
import { packages, releaseDiffs, releases, uploadChunks, uploads } from './schema.ts';

/** Takes an app's releases, diffs and uploads along to another organisation; packages are copied there by row. */
export async function moveApp(ctx: Ctx, tx: Tx, move: AppMove): Promise<void> {
  const { appId, fromOrgId, toOrgId: orgId } = move;
  const ofApp = and(eq(releases.orgId, fromOrgId), eq(releases.appId, appId));
  const used = tx.select({ id: releases.packageId }).from(releases).where(ofApp);
  for (const pkg of await tx.select().from(packages).where(inArray(packages.id, used))) {
    const packageId = await keepPackage(tx, { ...pkg, id: newId('pkg', ctx.clock), orgId });
    await tx
      .update(releases)
      .set({ packageId })
      .where(and(ofApp, eq(releases.packageId, pkg.id)));
  }
  const moved = tx.select({ id: releases.id }).from(releases).where(ofApp);
  await tx.update(releaseDiffs).set({ orgId }).where(inArray(releaseDiffs.releaseId, moved));
  await tx.update(releases).set({ orgId }).where(ofApp);
  const ofUploads = and(eq(uploads.orgId, fromOrgId), eq(uploads.appId, appId));
  const sent = tx.select({ id: uploads.id }).from(uploads).where(ofUploads);
  await tx.update(uploadChunks).set({ orgId }).where(inArray(uploadChunks.uploadId, sent));
  await tx.update(uploads).set({ orgId }).where(ofUploads);
}
