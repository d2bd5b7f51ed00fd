import { lockApp, topicsOf } from '#apps';
import { mutate } from '#audit';
import { authorise } from '#organisations';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { channelInOrg } from './channel-in-org.ts';
import { livingChannels, writeOrder } from './channels-of-app.ts';
import { channelNotFound } from './refusals.ts';
import { channels } from './schema.ts';

/**
 * Deletes a channel: its keys stop at once. It can be restored for 30 days.
 *
 * @example await deleteChannel(ctx, { org: 'acme', app: 'Shop iOS', channel: 'Beta' });
 */
export async function deleteChannel(
  ctx: Ctx,
  input: { org: string; app: string; channel: string },
): Promise<void> {
  const { org, app, channel, access } = await channelInOrg(ctx, input.org, input.app, input.channel);
  await mutate(ctx, authorise(access, 'channel.manage'), async (tx) => {
    await lockApp(tx, org.id, app.id);
    const [gone] = await tx
      .update(channels)
      .set({ deletedAt: ctx.clock.now() })
      .where(and(eq(channels.orgId, org.id), eq(channels.id, channel.id), isNull(channels.deletedAt)))
      .returning();
    if (!gone) throw channelNotFound(input.channel);
    await writeOrder(tx, org.id, await livingChannels(tx, org.id, app.id));
    return {
      result: undefined,
      audit: {
        action: 'channel.deleted',
        orgId: org.id,
        targetType: 'channel',
        targetId: channel.id,
        details: { appId: app.id },
      },
      changes: topicsOf([channel.id]),
    };
  });
}
