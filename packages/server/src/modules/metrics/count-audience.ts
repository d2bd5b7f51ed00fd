import { and, count, eq, gte, isNotNull } from 'drizzle-orm';
import { satisfies, validRange } from 'semver';
import { channelInOrg } from '#channels';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import type { ChannelTarget } from './channel-target.ts';
import { normaliseVersion } from './normalise-version.ts';
import { devices } from './schema.ts';

/** How many devices a version range reaches. */
export interface Audience {
  reached: number;
  total: number;
  /** Most devices first. */
  byVersion: { appVersion: string; devices: number; isReached: boolean }[];
}

const DAY_MS = 86_400_000;
const MOST_SHOWN = 200;

/**
 * Counts the devices of a channel that a release for a version range would reach.
 *
 * @param wish `appVersion`: a semver version or range; `activeWithinDays`: how long ago a device may have been seen last
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
  if (validRange(wish.appVersion) === null) {
    const detail = 'must be a semver version or range, such as 1.2.0 or ^1.2.0';
    throw new Problem('invalid-input', `The app version ${detail}.`, {
      errors: [{ pointer: '/appVersion', detail }],
    });
  }
  const since = new Date(ctx.clock.nowMs() - wish.activeWithinDays * DAY_MS);
  const rows = await ctx.db
    .select({ appVersion: devices.appVersion, devices: count() })
    .from(devices)
    .where(
      and(
        eq(devices.orgId, channel.orgId),
        eq(devices.channelId, channel.id),
        gte(devices.lastSeenAt, since),
        isNotNull(devices.appVersion),
      ),
    )
    .groupBy(devices.appVersion);
  const byVersion = rows
    .map((row) => ({
      appVersion: row.appVersion!,
      devices: row.devices,
      isReached: isIn(row.appVersion!, wish.appVersion),
    }))
    .sort((a, b) => b.devices - a.devices);
  const sum = (lines: typeof byVersion): number => lines.reduce((total, line) => total + line.devices, 0);
  return {
    reached: sum(byVersion.filter(({ isReached }) => isReached)),
    total: sum(byVersion),
    byVersion: byVersion.slice(0, MOST_SHOWN),
  };
}

function isIn(appVersion: string, range: string): boolean {
  const version = normaliseVersion(appVersion);
  return version !== null && satisfies(version, range);
}
