import type { Series } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import type { ProjectSpan } from './activity.ts';
import { lastDays, Lines } from './buckets.ts';
import { channelsInScope } from './channels-in-scope.ts';
import { findScope } from './find-scope.ts';
import { readHoursApart, type HourSum } from './read-hours.ts';

interface Transfers {
  transfers: number;
  bytes: number;
}

/** What was fetched of one release. */
export interface ReleaseDownloads {
  app: { id: string; name: string };
  channel: { id: string; name: string };
  label: string;
  full: Transfers;
  fileDiff: Transfers;
}

export const SERVED = ['fullTransfers', 'diffTransfers', 'fullBytes', 'diffBytes'] as const;
const MOST_RELEASES = 100;

/**
 * Transfers and bytes that left this server in the last days, over time and by release.
 *
 * @throws Problem `not-found`, `forbidden`
 * @example const { byRelease } = await downloads(ctx, { org: 'acme', project: 'shop', days: 30 });
 */
export async function downloads(
  ctx: Ctx,
  span: ProjectSpan,
): Promise<{ overTime: Series; byRelease: ReleaseDownloads[] }> {
  const scope = await findScope(ctx, span);
  const placed = await channelsInScope(ctx.db, scope, span);
  const buckets = lastDays(ctx.clock.nowMs(), span.days);
  const sums = await readHoursApart(ctx.db, placed, buckets, SERVED);
  const lines = new Lines(buckets, [
    'full-transfers',
    'file-diff-transfers',
    'full-bytes',
    'file-diff-bytes',
  ]);
  for (const row of sums.byBucket) {
    lines.add('full-transfers', row.ms, row.fullTransfers);
    lines.add('file-diff-transfers', row.ms, row.diffTransfers);
    lines.add('full-bytes', row.ms, row.fullBytes);
    lines.add('file-diff-bytes', row.ms, row.diffBytes);
  }
  const places = new Map(placed.map((channel) => [channel.id, channel]));
  const byRelease = sums.byRelease
    .map((sum) => {
      const { app, id, name } = places.get(sum.channelId)!;
      const place = { app: { id: app.id, name: app.name }, channel: { id, name } };
      return { ...place, label: sum.label, ...servedOf([sum]) };
    })
    .filter(({ full, fileDiff }) => full.bytes + fileDiff.bytes > 0)
    .sort((a, b) => b.full.bytes + b.fileDiff.bytes - a.full.bytes - a.fileDiff.bytes)
    .slice(0, MOST_RELEASES);
  return { overTime: lines.named(), byRelease };
}

/** All transfers of some sums. */
export function servedOf(rows: HourSum<(typeof SERVED)[number]>[]): { full: Transfers; fileDiff: Transfers } {
  const sum = (name: (typeof SERVED)[number]): number =>
    Math.max(
      0,
      rows.reduce((total, row) => total + row[name], 0),
    );
  return {
    full: { transfers: sum('fullTransfers'), bytes: sum('fullBytes') },
    fileDiff: { transfers: sum('diffTransfers'), bytes: sum('diffBytes') },
  };
}
