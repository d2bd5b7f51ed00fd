import { lockApp, orTaken, topicsOf } from '#apps';
import { mutate } from '#audit';
import { authorise } from '#organisations';
import type { Channel } from '@codepushgo/contract';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { channelInOrg } from './channel-in-org.ts';
import { nextPosition } from './channels-of-app.ts';
import { channelNotFound, refusal } from './refusals.ts';
import { toChannel } from './shapes.ts';
import { channels } from './schema.ts';

/**
 * Takes a channel's deletion back, with its keys and history; it comes last in the order.
 *
 * @param input `channel` by id
 * @throws Problem `not-found` after 30 days; `name-taken` when another channel has the name now; `limit-reached`
 * @example const { name } = await restoreChannel(ctx, { org: 'acme', app: 'Shop iOS', channel: channel.id });
 */
export async function restoreChannel(
  ctx: Ctx,
  input: { org: string; app: string; channel: string },
): Promise<Channel> {
  const { org, app, channel, deploymentKey, access } = await channelInOrg(
    ctx,
    input.org,
    input.app,
    input.channel,
    { deleted: true },
  );
  const permit = authorise(access, 'channel.manage');
  return orTaken(
    'channels_app_name',
    () => nameInUse(channel.name),
    () =>
      mutate(ctx, permit, async (tx) => {
        await lockApp(tx, org.id, app.id);
        const position = await nextPosition(tx, org.id, app.id);
        const [row] = await tx
          .update(channels)
          .set({ deletedAt: null, position })
          .where(
            and(
              eq(channels.orgId, org.id),
              eq(channels.id, channel.id),
              isNotNull(channels.deletedAt),
              isNull(channels.purgedAt),
            ),
          )
          .returning();
        if (!row) throw channelNotFound(input.channel);
        const target = { targetType: 'channel', targetId: channel.id };
        return {
          result: toChannel(row, deploymentKey),
          audit: { action: 'channel.restored', orgId: org.id, ...target, details: { appId: app.id } },
          changes: topicsOf([channel.id]),
        };
      }),
  );
}

function nameInUse(name: string) {
  return refusal(
    'name-taken',
    'channel-name-taken',
    `Another channel is named '${name}' now. Rename that one first, then restore.`,
  );
}
