import { appInOrg, isRestorable } from '#apps';
import { authorise } from '#organisations';
import type { Channel } from '@codepushgo/contract';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { isCurrentKey } from './channel-in-org.ts';
import { toChannel } from './shapes.ts';
import { channels, deploymentKeys } from './schema.ts';

/** What both lists take: `deleted` shows the channels that can be restored instead. */
export interface ChannelsInput {
  org: string;
  app: string;
  deleted?: boolean | undefined;
}

/** The channels of an app in their order, with their current keys, in pages. */
export async function listChannels(ctx: Ctx, input: ChannelsInput & PageRequest): Promise<Page<Channel>> {
  const items = await listAppChannels(ctx, input);
  // There are at most a hundred living ones, so the page is cut here.
  const after = afterCursor(input.cursor);
  const place = ({ position, id }: Channel): string => `${String(position).padStart(4, '0')} ${id}`;
  return toPage(
    items.filter((channel) => after === undefined || place(channel) > after),
    input.limit,
    place,
  );
}

/**
 * The channels of an app in their order, with their current keys, all at once.
 *
 * @example
 * const [first] = await listAppChannels(ctx, { org: 'acme', app: 'Shop iOS' });
 * first?.name; // 'Staging'
 */
export async function listAppChannels(ctx: Ctx, input: ChannelsInput): Promise<Channel[]> {
  const { org, app, access } = await appInOrg(ctx, input.org, input.app);
  authorise(access, 'channel.read');
  const rows = await ctx.db
    .select({ channel: channels, key: deploymentKeys.key })
    .from(channels)
    .innerJoin(deploymentKeys, isCurrentKey())
    .where(
      and(
        eq(channels.orgId, org.id),
        eq(channels.appId, app.id),
        input.deleted ? isRestorable(channels, ctx.clock.now()) : isNull(channels.deletedAt),
      ),
    )
    .orderBy(channels.position, channels.id);
  return rows.map(({ channel, key }) => toChannel(channel, key));
}
