import type { ReleaseMetrics } from '@codepushgo/contract';
import { and, eq } from 'drizzle-orm';
import { channelInOrg } from '#channels';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import type { ChannelTarget } from '#releases';
import { releaseCounts } from './schema.ts';

/** What devices run, by label and native version. */
export interface ChannelMetrics {
  /** Native versions first, then labels in their order. */
  items: ReleaseMetrics[];
  totalActive: number;
}

/**
 * The figures of a channel since its history was last cleared. None is below zero.
 *
 * @throws Problem `not-found`, `forbidden`
 * @example const { items, totalActive } = await metricsOfChannel(ctx, { org: 'acme', app: 'Shop', channel: 'Production' });
 */
export async function metricsOfChannel(
  ctx: Ctx,
  { org, app, channel: name }: ChannelTarget,
): Promise<ChannelMetrics> {
  const { channel, access } = await channelInOrg(ctx, org, app, name);
  authorise(access, 'metrics.read');
  const rows = await ctx.db
    .select()
    .from(releaseCounts)
    .where(
      and(
        eq(releaseCounts.orgId, channel.orgId),
        eq(releaseCounts.channelId, channel.id),
        eq(releaseCounts.epoch, channel.historyEpoch),
      ),
    );
  const items = rows
    .map(toMetrics)
    .sort((a, b) => place(a.label) - place(b.label) || (a.label < b.label ? -1 : 1));
  return { items, totalActive: items.reduce((sum, { active }) => sum + active, 0) };
}

function toMetrics(row: typeof releaseCounts.$inferSelect): ReleaseMetrics {
  const shown = (figure: number, anonymous: number): number => Math.max(0, figure + anonymous);
  return {
    label: row.label,
    active: shown(row.active, row.anonymousActive),
    downloaded: shown(row.downloaded, row.anonymousDownloaded),
    installed: shown(row.installed, row.anonymousInstalled),
    failed: shown(row.failed, row.anonymousFailed),
    rolledBack: row.rolledBack,
  };
}

function place(label: string): number {
  return Number(/^v(\d+)$/.exec(label)?.[1] ?? -1);
}
