import type { ReleaseChange } from '@codepushgo/contract';
import { authorise } from '#organisations';
import { channelInOrg } from '#channels';
import { listReleaseChanges } from '#release-changes';
import { getRelease } from '#releases';
import type { Ctx } from '../../context.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import type { ChannelTarget } from './adoption.ts';

/**
 * What was done to a release, newest first, page by page: readable for everybody who reads the release.
 *
 * @throws Problem `not-found`, `forbidden`
 * @example const { items } = await releaseHistory(ctx, target, 'v12', { limit: 50 });
 */
export async function releaseHistory(
  ctx: Ctx,
  target: ChannelTarget,
  label: string,
  page: PageRequest,
): Promise<Page<ReleaseChange>> {
  const { access } = await channelInOrg(ctx, target.org, target.app, target.channel);
  authorise(access, 'release.read');
  const { orgId, id } = await getRelease(ctx, target, label);
  return listReleaseChanges(ctx.db, orgId, id, page);
}
