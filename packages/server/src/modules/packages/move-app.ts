import { and, eq, inArray } from 'drizzle-orm';
import type { AppMove, Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { uploadChunks, uploads } from './schema.ts';

/** Takes an app's uploads along to another organisation. */
export async function moveApp(_ctx: Ctx, tx: Tx, move: AppMove): Promise<void> {
  const { appId, fromOrgId, toOrgId: orgId } = move;
  const ofApp = and(eq(uploads.orgId, fromOrgId), eq(uploads.appId, appId));
  const sent = tx.select({ id: uploads.id }).from(uploads).where(ofApp);
  await tx
    .update(uploadChunks)
    .set({ orgId })
    .where(and(eq(uploadChunks.orgId, fromOrgId), inArray(uploadChunks.uploadId, sent)));
  await tx.update(uploads).set({ orgId }).where(ofApp);
}
