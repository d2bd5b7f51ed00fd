import { and, eq, isNull, sql } from 'drizzle-orm';
import type { AuditEntry } from '#audit';
import { setLastNumber, type LockedChannel } from '#channels';
import { signedIn } from '#organisations';
import type { CopyValues, ReleasePlan } from '#release-rules';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { releaseAudit } from './release-shape.ts';
import { findReleaseById, findReleases, type ReleaseRecord } from './release-record.ts';
import { releases } from './schema.ts';

/** A release that was planned. */
export interface PlannedRelease extends CopyValues {
  plan: ReleasePlan;
  packageId: string;
  packageHash: string;
  method: ReleaseRecord['method'];
  originalNumber?: number;
  originalChannel?: string;
  commit?: string | undefined;
  sourceMapBlob?: string | null;
}

/** Which release to prepare diffs for. */
export interface DiffTask {
  releaseId: string;
}

/** The job that prepares file diffs; the module `delivery` does it. */
export const MAKE_DIFFS = 'releases.make-diffs';

/** A release that was written, and what the audit keeps of the rollout that it ended. */
export interface InsertedRelease {
  release: ReleaseRecord;
  finished: AuditEntry[];
}

/** Writes a planned release into its locked channel and ends the rollout before it. */
export async function insertRelease(
  ctx: Ctx,
  tx: Tx,
  channel: LockedChannel,
  planned: PlannedRelease,
): Promise<InsertedRelease> {
  const { plan, packageId, packageHash, method } = planned;
  const finished = plan.finishes === null ? [] : await finishRollout(tx, channel, plan.finishes);
  const id = newId('rel', ctx.clock);
  await tx.insert(releases).values({
    id,
    orgId: channel.orgId,
    appId: channel.appId,
    channelId: channel.id,
    number: plan.number,
    packageId,
    packageHash,
    appVersion: planned.appVersion,
    description: planned.description,
    isDisabled: planned.isDisabled,
    isMandatory: planned.isMandatory,
    rollout: planned.rollout === 100 ? null : planned.rollout,
    method,
    originalNumber: planned.originalNumber ?? null,
    originalChannel: planned.originalChannel ?? null,
    releasedBy: signedIn(ctx.actor).accountId,
    commit: planned.commit ?? null,
    sourceMapBlob: planned.sourceMapBlob ?? null,
    createdAt: ctx.clock.now(),
  });
  await setLastNumber(tx, channel, plan.number);
  // A roll-back brings the diffs of its target along.
  if (method !== 'Rollback') await sendTask(ctx, tx, { releaseId: id });
  return { release: (await findReleaseById(tx, channel.orgId, id))!, finished };
}

async function sendTask(ctx: Ctx, tx: Tx, task: DiffTask): Promise<void> {
  await ctx.jobs.send(tx, MAKE_DIFFS, task);
}

async function finishRollout(tx: Tx, channel: LockedChannel, number: number): Promise<AuditEntry[]> {
  const [before] = await findReleases(tx, { orgId: channel.orgId, channelId: channel.id, number });
  if (!before || before.rollout === null) return [];
  await tx
    .update(releases)
    .set({ rollout: null, revision: sql`${releases.revision} + 1` })
    .where(
      and(
        eq(releases.orgId, channel.orgId),
        eq(releases.channelId, channel.id),
        eq(releases.number, number),
        isNull(releases.clearedAt),
      ),
    );
  const after = { ...before, rollout: null };
  const changed = { changed: ['rollout'], set: { rollout: null }, from: { rollout: before.rollout } };
  return [releaseAudit('release.updated', after, changed)];
}
