import { channelInOrg } from '#channels';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import type { ChannelTarget } from './create-release.ts';
import { findRelease, type ReleaseRecord } from './release-record.ts';

// Lists over all channels show releases of any age, and each of them can be opened.
const WHOLE_HISTORY = 2 ** 31 - 1;

/**
 * One release of a channel, however old it is.
 *
 * @param label the newest release when left out
 * @throws Problem `no-releases`, `release-not-found`
 * @example
 * const newest = await getRelease(ctx, target);
 * newest.label; // 'v7'
 */
export async function getRelease(ctx: Ctx, target: ChannelTarget, label?: string): Promise<ReleaseRecord> {
  const { channel, access } = await channelInOrg(ctx, target.org, target.app, target.channel);
  authorise(access, 'release.read');
  return findRelease(ctx.db, channel, label, WHOLE_HISTORY);
}
