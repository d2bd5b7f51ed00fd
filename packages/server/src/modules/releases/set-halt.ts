import { and, eq } from 'drizzle-orm';
import { channelInOrg, lockChannel } from '#channels';
import { mutate } from '#audit';
import { authorise } from '#organisations';
import { assertRevision } from '#release-changes';
import type { Ctx } from '../../context.ts';
import type { ChannelTarget } from './create-release.ts';
import { releaseAudit } from './release-shape.ts';
import { findRelease, type ReleaseRecord } from './release-record.ts';
import { releases } from './schema.ts';
import { tellRelease } from './tell-release.ts';

/** Halts a release with a reason, or resumes it with null. */
export async function setHalt(
  ctx: Ctx,
  target: ChannelTarget,
  label: string,
  reason: string | null,
  ifRevision?: number,
): Promise<ReleaseRecord> {
  const place = await channelInOrg(ctx, target.org, target.app, target.channel);
  const { channel } = place;
  const permit = authorise(place.access, 'release.update');
  return mutate(ctx, permit, async (tx) => {
    await lockChannel(tx, channel.orgId, channel.id);
    const before = await findRelease(tx, channel, label);
    await assertRevision(tx, before, ifRevision);
    const isHalted = reason !== null;
    if (before.isHalted === isHalted) return { result: before, audit: null };
    await tx
      .update(releases)
      .set({ haltedAt: isHalted ? ctx.clock.now() : null, haltReason: reason, revision: before.revision + 1 })
      .where(and(eq(releases.orgId, before.orgId), eq(releases.id, before.id)));
    const result = { ...before, isHalted, haltReason: reason, revision: before.revision + 1 };
    await (reason === null
      ? tellRelease(ctx, tx, place, result, { type: 'release.resumed', more: {} })
      : tellRelease(ctx, tx, place, result, { type: 'release.halted', more: { reason } }));
    const audit = releaseAudit(isHalted ? 'release.halted' : 'release.resumed', result);
    return { result, audit, changes: [`channel:${channel.id}`] };
  });
}
