import { authorise } from '#organisations';
import type { Channel } from '@codepushgo/contract';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { afterCursor, toPage, type Page, type PageRequest } from '../../platform/paging.ts';
import { appInOrg, isRestorable } from './app-in-org.ts';
import { isCurrentKey } from './channel-in-org.ts';
import { channels, deploymentKeys } from './schema.ts';
import { toChannel } from './shapes.ts';

/**
 * The channels of an app in their order, with their current keys.
 *
 * @param input `deleted` shows those that can be restored instead
 */
export async function listChannels(
  ctx: Ctx,
  input: { org: string; app: string; deleted?: boolean | undefined } & PageRequest,
): Promise<Page<Channel>> {
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
  // There are at most a hundred, so the page is cut here.
  const after = afterCursor(input.cursor);
  const place = ({ position, id }: Channel): string => `${String(position).padStart(4, '0')} ${id}`;
  const items = rows.map(({ channel, key }) => toChannel(channel, key));
  return toPage(
    items.filter((channel) => after === undefined || place(channel) > after),
    input.limit,
    place,
  );
}
