import { channelInOrg, lockChannel, type ChannelAccess, type LockedChannel } from '#channels';
import { mutate, type Change } from '#audit';
import { authorise } from '#organisations';
import { numberOf, type ChannelState, planRollback } from '#release-rules';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { readChannelState, type JudgedRelease } from './channel-state.ts';
import type { ChannelTarget } from './create-release.ts';
import { insertRelease } from './insert-release.ts';
import { releaseAudit } from './release-shape.ts';
import { VISIBLE_RELEASES, type ReleaseRecord } from './release-record.ts';
import { releaseDiffs } from './schema.ts';
import { tellRelease } from './tell-release.ts';

/** Which release becomes current again. */
export interface Rollback {
  /** The second newest when left out. */
  label?: string | undefined;
  /** How far back a label may reach: 1,000 by default; the CodePush wire says 50. */
  visible?: number;
}

/**
 * Makes an earlier release current again, as a new label with the same contents. It ends an unfinished rollout.
 *
 * @throws Problem `rollback-no-releases`, `rollback-no-earlier-release`, `rollback-to-newest`,
 *   `rollback-target-missing`, `rollback-other-app-version`
 * @example await rollbackRelease(ctx, { org: 'acme', app: 'Shop', channel: 'Production' }, { label: 'v3' });
 */
export async function rollbackRelease(
  ctx: Ctx,
  target: ChannelTarget,
  rollback: Rollback = {},
): Promise<ReleaseRecord> {
  const place = await channelInOrg(ctx, target.org, target.app, target.channel);
  const permit = authorise(place.access, 'release.create');
  return mutate(ctx, permit, (tx) => rollBackWithin(ctx, tx, place, rollback));
}

/**
 * Rolls back within the caller's transaction; the caller has judged who may.
 *
 * @throws Problem see {@link rollbackRelease}
 * @example
 * const place = await channelInOrg(ctx, 'acme', 'Shop', 'Production');
 * await mutate(ctx, authorise(place.access, 'release.create'), (tx) =>
 *   rollBackWithin(ctx, tx, place, { label: 'v3' }),
 * );
 */
export async function rollBackWithin(
  ctx: Ctx,
  tx: Tx,
  place: ChannelAccess,
  { label, visible = VISIBLE_RELEASES }: Rollback,
): Promise<Change<ReleaseRecord>> {
  const { app, channel } = place;
  const locked = await lockChannel(tx, app.orgId, channel.id);
  const state = await stateFor(tx, locked, label, visible);
  const plan = planRollback(state, label);
  const again = plan.target;
  const { release: made, finished } = await insertRelease(ctx, tx, locked, {
    appVersion: again.appVersion,
    description: again.description,
    isDisabled: again.isDisabled,
    isMandatory: again.isMandatory,
    rollout: null,
    plan,
    packageId: again.packageId,
    packageHash: again.packageHash,
    method: 'Rollback',
    originalNumber: again.number,
    commit: again.commit ?? undefined,
    sourceMapBlob: again.sourceMapBlob,
  });
  await copyDiffs(tx, again, made.id);
  const result = { ...made, diffs: again.diffs };
  const more = { rolledBackTo: again.label, rolledBackFrom: state.history.at(-1)!.label };
  await tellRelease(ctx, tx, place, result, { type: 'release.rolled-back', more });
  const audit = [...finished, releaseAudit('release.rolled-back', result, { toReleaseId: again.id })];
  return { result, audit, changes: [`channel:${channel.id}`] };
}

// Only the newest and the target matter; the history may be long.
async function stateFor(
  tx: Tx,
  channel: LockedChannel,
  label: string | undefined,
  visible: number,
): Promise<ChannelState<JudgedRelease>> {
  const newest = await readChannelState(tx, channel, { limit: 2 });
  const number = numberOf(label);
  if (number === undefined || newest.history.some((release) => release.number === number)) return newest;
  const older = await readChannelState(tx, channel, { number, visible });
  return { ...newest, history: [...older.history, ...newest.history] };
}

async function copyDiffs(tx: Tx, from: ReleaseRecord, releaseId: string): Promise<void> {
  if (from.diffs.length === 0) return;
  await tx.insert(releaseDiffs).values(from.diffs.map((diff) => ({ ...diff, orgId: from.orgId, releaseId })));
}
