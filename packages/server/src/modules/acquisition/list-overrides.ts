import type { DeviceOverride } from '@codepushgo/contract';
import { and, gt } from 'drizzle-orm';
import { channelInOrg } from '#channels';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { findOverrides, ofChannel } from './override-record.ts';
import { deviceOverrides } from './schema.ts';

/**
 * The devices of a channel that get a release of their own, by id, page by page.
 *
 * @example const { items } = await listOverrides(ctx, target, { limit: 50 });
 */
export async function listOverrides(
  ctx: Ctx,
  target: { org: string; app: string; channel: string },
  page: PageRequest,
): Promise<Page<DeviceOverride>> {
  const { channel, access } = await channelInOrg(ctx, target.org, target.app, target.channel);
  authorise(access, 'device.read');
  const after = afterCursor(page.cursor);
  const where = and(ofChannel(channel), after === undefined ? undefined : gt(deviceOverrides.device, after));
  return toPage(await findOverrides(ctx.db, where, page.limit + 1), page.limit, ({ device }) => device);
}
