import { and, eq } from 'drizzle-orm';
import { channelInOrg, lockChannel } from '#channels';
import { mutate } from '#audit';
import { authorise } from '#organisations';
import { assertRevision } from '#release-changes';
import { applyChanges, type ReleaseChanges, assertValues } from '#release-rules';
import type { Ctx } from '../../context.ts';
import type { ChannelTarget } from './create-release.ts';
import { releaseAudit } from './release-shape.ts';
import { findRelease, type ReleaseRecord } from './release-record.ts';
import { releases } from './schema.ts';
import { tellChanges } from './tell-release.ts';

/** Which release, and what becomes different. */
export interface ReleaseUpdate extends ReleaseChanges {
  /** The newest release when left out. */
  label?: string | undefined;
  /** How far back a label may reach: 1,000 by default; the CodePush wire says 50. */
  visible?: number;
  /** The revision that the caller has seen; a newer one is refused as a conflict. */
  ifRevision?: number | undefined;
}

/**
 * Changes what may change on a release: all of it or nothing.
 *
 * @returns the release as it is now, and whether anything became different
 * @throws Problem `no-releases`, `release-not-found`, `rollout-completed`, `rollout-not-raised`,
 *   `conflict` when it was changed since `ifRevision`
 * @example await updateRelease(ctx, target, { label: 'v3', rollout: 50 });
 */
export async function updateRelease(
  ctx: Ctx,
  target: ChannelTarget,
  update: ReleaseUpdate,
): Promise<{ release: ReleaseRecord; changed: boolean }> {
  const place = await channelInOrg(ctx, target.org, target.app, target.channel);
  const { channel } = place;
  const permit = authorise(place.access, 'release.update');
  assertValues(update);
  return mutate<{ release: ReleaseRecord; changed: boolean }>(ctx, permit, async (tx) => {
    await lockChannel(tx, channel.orgId, channel.id);
    const before = await findRelease(tx, channel, update.label, update.visible);
    await assertRevision(tx, before, update.ifRevision);
    const set = applyChanges(before, update);
    if (Object.keys(set).length === 0) return { result: { release: before, changed: false }, audit: null };
    await tx
      .update(releases)
      .set({ ...set, revision: before.revision + 1 })
      .where(and(eq(releases.orgId, before.orgId), eq(releases.id, before.id)));
    const release = { ...before, ...set, revision: before.revision + 1 };
    await tellChanges(ctx, tx, place, before, release);
    const audit = releaseAudit('release.updated', release, whatChanged(before, set));
    return { result: { release, changed: true }, audit, changes: [`channel:${channel.id}`] };
  });
}

// A description may hold anything, so the audit log says only that it changed.
function whatChanged(before: ReleaseRecord, { description, ...set }: Partial<ReleaseRecord>) {
  const from = Object.fromEntries(Object.keys(set).map((key) => [key, before[key as keyof ReleaseRecord]]));
  const changed = [...Object.keys(set), ...(description === undefined ? [] : ['description'])];
  return { changed, set, from };
}
