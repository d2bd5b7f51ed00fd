import { channelInOrg } from '#channels';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import type { ChannelTarget } from '#releases';
import { assertRange, countDevices, isIn, sumOf } from './device-counts.ts';

/** How many devices a version range reaches. */
export interface Audience {
  reached: number;
  total: number;
  /** Most devices first. */
  byVersion: { appVersion: string; devices: number; isReached: boolean }[];
}

const MOST_SHOWN = 200;

/**
 * Counts the devices of a channel that a release for a version range would reach.
 *
 * @param wish `appVersion`: a semver version or range; `activeWithinDays`: days of UTC, today included, on one
 *   of which a device was seen last
 * @throws Problem `invalid-input` when the range is not semver
 * @example const { reached, total } = await countAudience(ctx, target, { appVersion: '^1.2.0', activeWithinDays: 30 });
 */
export async function countAudience(
  ctx: Ctx,
  { org, app, channel: name }: ChannelTarget,
  wish: { appVersion: string; activeWithinDays: number },
): Promise<Audience> {
  const { channel, access } = await channelInOrg(ctx, org, app, name);
  authorise(access, 'metrics.read');
  assertRange(wish.appVersion);
  const found = await countDevices(ctx, channel, wish.activeWithinDays);
  const counts = Map.groupBy(found, (one) => one.appVersion);
  const byVersion = [...counts]
    .map(([appVersion, same]) => ({
      appVersion,
      devices: sumOf(same),
      isReached: isIn(appVersion, wish.appVersion),
    }))
    .sort((a, b) => b.devices - a.devices);
  return {
    reached: sumOf(byVersion.filter(({ isReached }) => isReached)),
    total: sumOf(byVersion),
    byVersion: byVersion.slice(0, MOST_SHOWN),
  };
}
