import type { Series } from '@codepushgo/contract';
import { and, eq, gte } from 'drizzle-orm';
import { channelInOrg } from '#channels';
import { releaseCounts } from '#metrics';
import { authorise } from '#organisations';
import { deviceDays } from '#rollups';
import type { Ctx } from '../../context.ts';
import { daysUpTo, lastDays, Lines } from './buckets.ts';
import { readHours, type ChannelEpoch } from './read-hours.ts';

/** A channel as a caller names it. */
export interface ChannelTarget {
  org: string;
  app: string;
  channel: string;
}

/**
 * Active devices over time. By release: what they run at the end of each bucket; by native version: how many asked on
 * each day, by the version they gave first on it.
 *
 * @throws Problem `not-found`, `forbidden`
 * @example const { at, lines } = await adoption(ctx, target, { days: 30, by: 'release' });
 */
export async function adoption(
  ctx: Ctx,
  { org, app, channel: name }: ChannelTarget,
  { days, by }: { days: number; by: 'release' | 'native-version' },
): Promise<Series> {
  const { channel, access } = await channelInOrg(ctx, org, app, name);
  authorise(access, 'metrics.read');
  const place = { id: channel.id, orgId: channel.orgId, epoch: channel.historyEpoch };
  return by === 'release' ? byRelease(ctx, place, days) : byVersion(ctx, place, days);
}

// Backwards from what is active now: only the span that is asked for is read.
async function byRelease({ db, clock }: Ctx, channel: ChannelEpoch, days: number): Promise<Series> {
  const buckets = lastDays(clock.nowMs(), days);
  const steps = await readHours(db, [channel], buckets, ['active', 'anonymousActive']);
  const counts = await db
    .select()
    .from(releaseCounts)
    .where(
      and(
        eq(releaseCounts.orgId, channel.orgId),
        eq(releaseCounts.channelId, channel.id),
        eq(releaseCounts.epoch, channel.epoch),
      ),
    );
  const changes = new Lines(buckets);
  for (const { label, ms, active, anonymousActive } of steps)
    changes.add(label, ms, active + anonymousActive);
  const lines = new Lines(buckets);
  for (const { label, active, anonymousActive } of counts) {
    const values = changes.line(label);
    let now = active + anonymousActive;
    const ends = values.map(() => 0);
    for (let i = values.length - 1; i >= 0; i--) {
      ends[i] = Math.max(0, now);
      now -= values[i]!;
    }
    if (ends.some((n) => n > 0)) lines.line(label).splice(0, ends.length, ...ends);
  }
  return lines.series();
}

async function byVersion({ db, clock }: Ctx, channel: ChannelEpoch, days: number): Promise<Series> {
  const buckets = daysUpTo(clock.nowMs(), days);
  const rows = await db
    .select({ day: deviceDays.day, appVersion: deviceDays.appVersion, devices: deviceDays.devices })
    .from(deviceDays)
    .where(
      and(
        eq(deviceDays.orgId, channel.orgId),
        eq(deviceDays.channelId, channel.id),
        gte(deviceDays.day, buckets.at[0]!.slice(0, 10)),
      ),
    );
  const lines = new Lines(buckets);
  for (const { day, appVersion, devices } of rows)
    lines.add(appVersion === '' ? 'unknown' : appVersion, Date.parse(day), devices);
  return lines.series();
}
