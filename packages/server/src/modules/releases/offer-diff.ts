import { and, eq, isNull } from 'drizzle-orm';
import { mutate, permitSystem } from '#audit';
import type { Deliverable } from '#packages';
import type { Ctx } from '../../context.ts';
import type { ReleaseRecord } from './release-record.ts';
import { releaseDiffs, releases } from './schema.ts';

/**
 * Offers a finished diff to devices, unless its release is gone by now. Offering it again changes nothing.
 *
 * @example await offerDiff(ctx, newer, older, { blob: hash, sizeBytes: 4096 });
 */
export async function offerDiff(
  ctx: Ctx,
  to: ReleaseRecord,
  from: ReleaseRecord,
  file: Deliverable,
): Promise<void> {
  await mutate(ctx, permitSystem('make-diffs'), async (tx) => {
    // Locked, so that the diff neither outlives its release nor lands in an organisation that the app has left.
    const [there] = await tx
      .select({ id: releases.id })
      .from(releases)
      .where(and(eq(releases.orgId, to.orgId), eq(releases.id, to.id), isNull(releases.clearedAt)))
      .for('update');
    if (!there) return { result: undefined, audit: null };
    await tx
      .insert(releaseDiffs)
      .values({
        orgId: to.orgId,
        releaseId: to.id,
        fromHash: from.packageHash,
        blob: file.blob,
        sizeBytes: file.sizeBytes,
      })
      .onConflictDoNothing();
    // A form of what was released already: nothing that an audit would miss.
    return { result: undefined, audit: null, changes: [`channel:${to.channelId}`] };
  });
}
