import type { ReleaseForm, ReleaseInsight, Series } from '@codepushgo/contract';
import { and, desc, eq, gt, inArray, lt } from 'drizzle-orm';
import { channelInOrg, type ChannelRow } from '#channels';
import { releaseCounts } from '#metrics';
import { authorise } from '#organisations';
import { labelOf } from '#release-rules';
import { getRelease, type ReleaseRecord, releases, toRelease } from '#releases';
import type { Ctx } from '../../context.ts';
import type { ChannelTarget } from './adoption.ts';
import { Lines, since } from './buckets.ts';
import { SERVED, servedOf } from './downloads.ts';
import { totalActive } from './find-standings.ts';
import { readHours, type ChannelEpoch } from './read-hours.ts';
import { healthOf, ofChannel, toHealth } from './release-health.ts';
import { releaseState, toFigures } from './release-line.ts';

const MOST_DAYS = 400;
// Devices on older packages than that get the whole one.
const MOST_BACK = 1000;
const FIGURES = [
  'active',
  'anonymousActive',
  'downloaded',
  'anonymousDownloaded',
  'installed',
  'anonymousInstalled',
  'failed',
  'anonymousFailed',
  'rolledBack',
] as const;

/**
 * One release with its figures now and over time, its health beside the release before, its forms and what of them was
 * fetched.
 *
 * @throws Problem `not-found`, `forbidden`
 * @example const { health } = await releaseInsight(ctx, target, 'v12');
 */
export async function releaseInsight(
  ctx: Ctx,
  target: ChannelTarget,
  label: string,
): Promise<ReleaseInsight> {
  const { channel, access } = await channelInOrg(ctx, target.org, target.app, target.channel);
  authorise(access, 'metrics.read');
  const release = await getRelease(ctx, target, label);
  const place = { id: channel.id, orgId: channel.orgId, epoch: channel.historyEpoch };
  const counts = await countsOf(ctx, place, label);
  const figures = toFigures(counts);
  const total = (await totalActive(ctx.db, [place])).get(channel.id) ?? 0;
  const { overTime, served } = await overTimeOf(ctx, place, release);
  const haltedAt = release.isHalted ? release.createdAt : null;
  return {
    release: { ...toRelease(ctx, release), state: releaseState({ ...release, haltedAt }) },
    figures,
    totalActive: total,
    adoption: total === 0 ? null : figures.active / total,
    overTime,
    health: await healthOf(ctx, channel, release, toHealth(label, counts)),
    forms: await formsOf(ctx, channel, release),
    served,
  };
}

async function countsOf({ db }: Ctx, { id, orgId, epoch }: ChannelEpoch, label: string) {
  const [row] = await db
    .select()
    .from(releaseCounts)
    .where(
      and(
        eq(releaseCounts.orgId, orgId),
        eq(releaseCounts.channelId, id),
        eq(releaseCounts.epoch, epoch),
        eq(releaseCounts.label, label),
      ),
    );
  return row;
}

async function overTimeOf(
  { db, clock }: Ctx,
  place: ChannelEpoch,
  { createdAt, label }: ReleaseRecord,
): Promise<{ overTime: Series; served: ReturnType<typeof servedOf> }> {
  const buckets = since(createdAt.getTime(), clock.nowMs(), MOST_DAYS);
  const rows = await readHours(db, [place], buckets, [...FIGURES, ...SERVED], label);
  const lines = new Lines(buckets, ['active', 'downloaded', 'installed', 'failed', 'rolledBack']);
  for (const row of rows) {
    lines.add('active', row.ms, row.active + row.anonymousActive);
    lines.add('downloaded', row.ms, row.downloaded + row.anonymousDownloaded);
    lines.add('installed', row.ms, row.installed + row.anonymousInstalled);
    lines.add('failed', row.ms, row.failed + row.anonymousFailed);
    lines.add('rolledBack', row.ms, row.rolledBack);
  }
  const series = lines.named();
  for (const { values } of series.lines) runningTotal(values);
  return { overTime: series, served: servedOf(rows) };
}

function runningTotal(values: number[]): void {
  let total = 0;
  for (const [i, value] of values.entries()) {
    total += value;
    values[i] = Math.max(0, total);
  }
}

async function formsOf({ db }: Ctx, channel: ChannelRow, release: ReleaseRecord): Promise<ReleaseForm[]> {
  const hashes = release.diffs.map(({ fromHash }) => fromHash);
  const older =
    hashes.length === 0
      ? []
      : await db
          .select({ number: releases.number, hash: releases.packageHash })
          .from(releases)
          .where(
            and(
              ofChannel(channel),
              lt(releases.number, release.number),
              gt(releases.number, release.number - MOST_BACK),
              inArray(releases.packageHash, hashes),
            ),
          )
          .orderBy(desc(releases.number));
  const diffs = release.diffs.map(({ fromHash, sizeBytes }) => ({
    form: 'file-diff' as const,
    fromPackageHash: fromHash,
    fromLabels: older.filter(({ hash }) => hash === fromHash).map(({ number }) => labelOf(number)),
    sizeBytes,
  }));
  return [{ form: 'full', fromPackageHash: null, fromLabels: [], sizeBytes: release.sizeBytes }, ...diffs];
}
