import { channelInOrg, lockChannel } from '#channels';
import { mutate } from '#audit';
import { authorise } from '#organisations';
import { checkSignature } from '#packages';
import { type ReleaseChanges, planPromotion, numberOf, assertValues } from '#release-rules';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { readChannelState } from './channel-state.ts';
import type { ChannelTarget } from './create-release.ts';
import { insertRelease } from './insert-release.ts';
import { releaseAudit } from './release-shape.ts';
import type { ReleaseRecord } from './release-record.ts';
import { tellRelease } from './tell-release.ts';

/** Where a promotion goes and how the copy differs. */
export interface Promotion extends ReleaseChanges {
  /** The channel to release on, of the same app. */
  to: string;
  /** Of the source; its newest release when left out. */
  label?: string | undefined;
  /** How far back a label may reach: 1,000 by default; the CodePush wire says 50. */
  visible?: number;
}

/**
 * Releases the package of one channel on another, byte for byte. A rollout is never inherited.
 *
 * @param from the source channel
 * @throws Problem `promotion-source-missing`, `promotion-rollout-unfinished`, `duplicate-promotion`
 * @example await promoteRelease(ctx, { org: 'acme', app: 'Shop', channel: 'Staging' }, { to: 'Production', rollout: 20 });
 */
export async function promoteRelease(
  ctx: Ctx,
  from: ChannelTarget,
  promotion: Promotion,
): Promise<ReleaseRecord> {
  assertValues(promotion);
  const source = await channelInOrg(ctx, from.org, from.app, from.channel);
  const place = await channelInOrg(ctx, from.org, from.app, promotion.to);
  const { app, channel } = place;
  const permit = authorise(place.access, 'release.create');
  return mutate(ctx, permit, async (tx) => {
    const locked = await lockBoth(tx, app.orgId, source.channel.id, channel.id);
    const { label, visible } = promotion;
    const history = await readChannelState(tx, locked.from, { number: numberOf(label), visible });
    const here = await readChannelState(tx, locked.to);
    const plan = planPromotion(history, label, here, promotion);
    const chosen = plan.source;
    await checkSignature(app, { signature: chosen.signature, hash: chosen.packageHash });
    const { release: result, finished } = await insertRelease(ctx, tx, locked.to, {
      ...plan.values,
      plan,
      packageId: chosen.packageId,
      packageHash: chosen.packageHash,
      method: 'Promote',
      originalNumber: chosen.number,
      originalChannel: source.channel.name,
      commit: chosen.commit ?? undefined,
      sourceMapBlob: chosen.sourceMapBlob,
    });
    const promotedFrom = { channel: source.channel.name, label: chosen.label };
    const more = { how: 'promotion', promotedFrom } as const;
    await tellRelease(ctx, tx, place, result, { type: 'release.published', more });
    const audit = [...finished, releaseAudit('release.promoted', result, { fromReleaseId: chosen.id })];
    return { result, audit, changes: [`channel:${channel.id}`] };
  });
}

// Always in the same order, so that two promotions crosswise do not wait for each other.
async function lockBoth(tx: Tx, orgId: string, fromId: string, toId: string) {
  const locked = new Map<string, Awaited<ReturnType<typeof lockChannel>>>();
  for (const id of [...new Set([fromId, toId])].sort()) locked.set(id, await lockChannel(tx, orgId, id));
  return { from: locked.get(fromId)!, to: locked.get(toId)! };
}
