import { channelInOrg } from '#channels';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import type { ChannelTarget } from './create-release.ts';
import { findReleases, type ReleaseRecord } from './release-record.ts';

/**
 * The releases of a channel, newest first, page by page.
 *
 * @param visible how far back: 1,000 by default; the CodePush wire says 50
 * @example const { items } = await listReleases(ctx, target, { limit: 50 });
 */
export async function listReleases(
  ctx: Ctx,
  target: ChannelTarget,
  page: PageRequest & { search?: string | undefined },
  visible?: number,
): Promise<Page<ReleaseRecord>> {
  const { channel, access } = await channelInOrg(ctx, target.org, target.app, target.channel);
  authorise(access, 'release.read');
  const after = afterCursor(page.cursor);
  const rows = await findReleases(ctx.db, {
    orgId: channel.orgId,
    channelId: channel.id,
    before: after === undefined ? undefined : Number.parseInt(after, 10) || 0,
    limit: page.limit + 1,
    search: page.search,
    ...(visible ? { visible } : {}),
  });
  return toPage(rows, page.limit, (row) => String(row.number));
}
