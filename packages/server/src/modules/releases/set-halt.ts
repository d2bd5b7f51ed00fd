import { and, eq } from 'drizzle-orm';
import { channelInOrg, lockChannel } from '#channels';
import { mutate } from '#audit';
import { authorise } from '#organisations';
import { assertRevision } from '#release-changes';
import type { Ctx } from '../../context.ts';
import type { ChannelTarget } from './create-release.ts';
import { findRelease } from './find-release.ts';
import { releaseAudit } from './release-audit.ts';
import type { ReleaseRecord } from './release-record.ts';
import { releases } from './schema.ts';

/** Halts a release with a reason, or resumes it with null. */
export async function setHalt(
  ctx: Ctx,
  target: ChannelTarget,
  label: string,
  reason: string | null,
  ifRevision?: number,
): Promise<ReleaseRecord> {
  const { channel, access } = await channelInOrg(ctx, target.org, target.app, target.channel);
  const permit = authorise(access, 'release.update');
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
    const audit = releaseAudit(isHalted ? 'release.halted' : 'release.resumed', result);
    return { result, audit, changes: [`channel:${channel.id}`] };
  });
}
