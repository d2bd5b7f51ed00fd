import type { Device } from '@codepushgo/contract';
import { and, eq, gt, ilike, isNotNull } from 'drizzle-orm';
import { channelInOrg, deploymentKeys } from '#channels';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import type { ChannelTarget } from './channel-target.ts';
import { devices } from './schema.ts';

/**
 * The devices of a channel by id, page by page.
 *
 * @param search part of an id, in any case
 * @throws Problem `not-found`, `forbidden`
 * @example const { items } = await listDevices(ctx, target, { limit: 50 }, '5b3f');
 */
export async function listDevices(
  ctx: Ctx,
  { org, app, channel: name }: ChannelTarget,
  page: PageRequest,
  search?: string,
): Promise<Page<Device>> {
  const { channel, access } = await channelInOrg(ctx, org, app, name);
  authorise(access, 'device.read');
  const after = afterCursor(page.cursor);
  const pattern = search && `%${search.replaceAll('\0', '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const rows = await ctx.db
    .select({ known: devices, oldKey: deploymentKeys.key })
    .from(devices)
    .leftJoin(
      deploymentKeys,
      and(
        eq(deploymentKeys.orgId, devices.orgId),
        eq(deploymentKeys.key, devices.deploymentKey),
        isNotNull(deploymentKeys.rotatedAt),
      ),
    )
    .where(
      and(
        eq(devices.orgId, channel.orgId),
        eq(devices.channelId, channel.id),
        after === undefined ? undefined : gt(devices.device, after),
        pattern ? ilike(devices.device, pattern) : undefined,
      ),
    )
    .orderBy(devices.device)
    .limit(page.limit + 1);
  const { items, nextCursor } = toPage(rows, page.limit, ({ known }) => known.device);
  return {
    items: items.map(({ known, oldKey }) => toDevice(known, channel.historyEpoch, oldKey !== null)),
    nextCursor,
  };
}

// A label of a history that was cleared since would name another release now.
function toDevice(known: typeof devices.$inferSelect, epoch: number, usesOldKey: boolean): Device {
  return {
    id: known.device,
    running: known.epoch === epoch ? known.running : null,
    appVersion: known.appVersion,
    lastSeenAt: known.lastSeenAt.toISOString(),
    usesOldKey,
  };
}
