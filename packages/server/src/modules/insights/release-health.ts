import type { Health, ReleaseInsight } from '@codepushgo/contract';
import { and, desc, eq, gt, gte, isNull, lt, sql } from 'drizzle-orm';
import type { ChannelRow } from '#channels';
import { releaseCounts } from '#metrics';
import { labelOf } from '#release-rules';
import { type ReleaseRecord, releases } from '#releases';
import { releaseHours } from '#rollups';
import type { Ctx } from '../../context.ts';

type Counted = { installed: number; failed: number; rolledBack: number };

/** Shares with the samples that they are of. */
export function toHealth(label: string, counts: Counted | undefined): Health {
  const { installed = 0, failed = 0, rolledBack = 0 } = counts ?? {};
  const attempts = installed + failed;
  const share = (part: number, of: number): number | null => (of === 0 ? null : Math.min(1, part / of));
  return {
    label,
    attempts,
    installed,
    failed,
    rolledBack,
    failedShare: share(failed, attempts),
    rolledBackShare: share(rolledBack, installed),
  };
}

/**
 * How installing a release goes, beside the nearest release before it that devices installed: at the same age and in all.
 */
export async function healthOf(
  { db, clock }: Ctx,
  channel: ChannelRow,
  release: ReleaseRecord,
  current: Health,
): Promise<ReleaseInsight['health']> {
  const ageMs = Math.max(0, clock.nowMs() - release.createdAt.getTime());
  const [before] = await db
    .select({ number: releases.number, createdAt: releases.createdAt, counts: releaseCounts })
    .from(releases)
    .innerJoin(
      releaseCounts,
      and(
        eq(releaseCounts.orgId, releases.orgId),
        eq(releaseCounts.channelId, releases.channelId),
        eq(releaseCounts.epoch, channel.historyEpoch),
        eq(releaseCounts.label, sql`'v' || ${releases.number}`),
        gt(releaseCounts.installed, 0),
      ),
    )
    .where(and(ofChannel(channel), lt(releases.number, release.number)))
    .orderBy(desc(releases.number))
    .limit(1);
  if (!before) return { current, previousAtSameAge: null, previousInAll: null, ageMs };
  const label = labelOf(before.number);
  const until = new Date(before.createdAt.getTime() + ageMs);
  const [then] = await db
    .select({
      installed: sumOf('installed'),
      failed: sumOf('failed'),
      rolledBack: sumOf('rolledBack'),
    })
    .from(releaseHours)
    .where(
      and(
        eq(releaseHours.orgId, channel.orgId),
        eq(releaseHours.channelId, channel.id),
        eq(releaseHours.epoch, channel.historyEpoch),
        gte(releaseHours.at, sql`date_trunc('day', ${before.createdAt.toISOString()}::timestamptz, 'UTC')`),
        lt(releaseHours.at, until),
        eq(releaseHours.label, label),
      ),
    );
  return {
    current,
    previousAtSameAge: toHealth(label, then),
    previousInAll: toHealth(label, before.counts),
    ageMs,
  };
}

function sumOf(name: keyof Counted) {
  return sql<number>`coalesce(sum(${releaseHours[name]}), 0)::int`;
}

/** The releases of a channel's present history. */
export function ofChannel(channel: ChannelRow) {
  return and(
    eq(releases.orgId, channel.orgId),
    eq(releases.channelId, channel.id),
    isNull(releases.clearedAt),
  );
}
