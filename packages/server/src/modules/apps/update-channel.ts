import { mutate } from '#audit';
import { authorise } from '#organisations';
import type { Channel } from '@codepushgo/contract';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { channelInOrg } from './channel-in-org.ts';
import { livingChannels, writeOrder } from './channels-of-app.ts';
import { lockApp, orTaken } from './lock-app.ts';
import { channelNameTaken, channelNotFound } from './refusals.ts';
import { channels } from './schema.ts';
import { toChannel } from './shapes.ts';

/**
 * Renames a channel, or moves it in the order; the keys never change by this.
 *
 * @param input `position` counts from 0; beyond the end means the end
 * @throws Problem `name-taken`
 */
export async function updateChannel(
  ctx: Ctx,
  input: {
    org: string;
    app: string;
    channel: string;
    name?: string | undefined;
    position?: number | undefined;
  },
): Promise<Channel> {
  const { org, app, channel, deploymentKey, access } = await channelInOrg(
    ctx,
    input.org,
    input.app,
    input.channel,
  );
  const permit = authorise(access, 'channel.manage');
  return orTaken(
    'channels_app_name',
    () => channelNameTaken(input.name ?? ''),
    () =>
      mutate(ctx, permit, async (tx) => {
        await lockApp(tx, org.id, app.id);
        const before = await livingChannels(tx, org.id, app.id);
        const current = before.find(({ id }) => id === channel.id);
        if (!current) throw channelNotFound(input.channel);
        const name = input.name ?? current.name;
        const others = before.filter(({ id }) => id !== channel.id);
        const position = Math.min(input.position ?? before.indexOf(current), others.length);
        const fields = [
          ...(name === current.name ? [] : ['name']),
          ...(position === before.indexOf(current) ? [] : ['position']),
        ];
        const result = toChannel({ ...current, name, position }, deploymentKey);
        if (fields.length === 0) return { result, audit: null };
        await tx
          .update(channels)
          .set({ name })
          .where(and(eq(channels.orgId, org.id), eq(channels.id, channel.id)));
        await writeOrder(tx, org.id, others.toSpliced(position, 0, current));
        const target = { targetType: 'channel', targetId: channel.id };
        return {
          result,
          audit: { action: 'channel.updated', orgId: org.id, ...target, details: { fields } },
        };
      }),
  );
}
