import type { Series } from '@codepushgo/contract';
import { channelInOrg } from '#channels';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import type { ChannelTarget } from './adoption.ts';
import { lastDays, Lines } from './buckets.ts';
import { readHours, type HourSum } from './read-hours.ts';

/** Failures and roll-backs of one release within a span. */
export interface ReleaseFailures {
  label: string;
  installed: number;
  failedAtFirstStart: number;
  failedAfterInstall: number;
  reportedWithoutId: number;
  wentBack: number;
}

const COLUMNS = [
  'installed',
  'anonymousInstalled',
  'failed',
  'failedLater',
  'anonymousFailed',
  'wentBack',
] as const;
const MOST_RELEASES = 100;

/**
 * Failures by reason and roll-backs of the last days, over time and by release. The wire tells no reason of a failure;
 * what is told apart here follows from the state in which a device was.
 *
 * @returns releases with most failures and roll-backs first, 100 at most
 * @example const { byRelease } = await failures(ctx, target, 30);
 */
export async function failures(
  ctx: Ctx,
  { org, app, channel: name }: ChannelTarget,
  days: number,
): Promise<{ overTime: Series; byRelease: ReleaseFailures[] }> {
  const { channel, access } = await channelInOrg(ctx, org, app, name);
  authorise(access, 'metrics.read');
  const buckets = lastDays(ctx.clock.nowMs(), days);
  const place = { id: channel.id, orgId: channel.orgId, epoch: channel.historyEpoch };
  const rows = await readHours(ctx.db, [place], buckets, COLUMNS);
  const lines = new Lines(buckets, [
    'failed-at-first-start',
    'failed-after-install',
    'reported-without-id',
    'went-back',
  ]);
  const byLabel = new Map<string, ReleaseFailures>();
  for (const row of rows) {
    const here = reasonsOf(row);
    lines.add('failed-at-first-start', row.ms, here.failedAtFirstStart);
    lines.add('failed-after-install', row.ms, here.failedAfterInstall);
    lines.add('reported-without-id', row.ms, here.reportedWithoutId);
    lines.add('went-back', row.ms, here.wentBack);
    const sum = byLabel.get(row.label);
    byLabel.set(row.label, sum ? add(sum, here) : here);
  }
  const byRelease = [...byLabel.values()]
    .filter((one) => weight(one) > 0)
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, MOST_RELEASES);
  return { overTime: lines.named(), byRelease };
}

function reasonsOf(row: HourSum<(typeof COLUMNS)[number]>): ReleaseFailures {
  return {
    label: row.label,
    installed: row.installed + row.anonymousInstalled,
    failedAtFirstStart: row.failed - row.failedLater,
    failedAfterInstall: row.failedLater,
    reportedWithoutId: row.anonymousFailed,
    wentBack: row.wentBack,
  };
}

function add(a: ReleaseFailures, b: ReleaseFailures): ReleaseFailures {
  return {
    label: a.label,
    installed: a.installed + b.installed,
    failedAtFirstStart: a.failedAtFirstStart + b.failedAtFirstStart,
    failedAfterInstall: a.failedAfterInstall + b.failedAfterInstall,
    reportedWithoutId: a.reportedWithoutId + b.reportedWithoutId,
    wentBack: a.wentBack + b.wentBack,
  };
}

function weight(one: ReleaseFailures): number {
  return one.failedAtFirstStart + one.failedAfterInstall + one.reportedWithoutId + one.wentBack;
}
