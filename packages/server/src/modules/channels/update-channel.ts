import { lockApp, orTaken } from '#apps';
import { mutate } from '#audit';
import { authorise } from '#organisations';
import type { Channel } from '@codepushgo/contract';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { channelInOrg, type ChannelRow } from './channel-in-org.ts';
import { livingChannels, writeOrder } from './channels-of-app.ts';
import { channelNameTaken, channelNotFound } from './refusals.ts';
import { toChannel } from './shapes.ts';
import { channels } from './schema.ts';

/** What may change on a channel; what is left out stays. */
export interface ChannelChanges {
  name?: string | undefined;
  position?: number | undefined;
}

/**
 * Renames a channel, or moves it in the order; the keys never change by this.
 *
 * @param input `position` counts from 0; beyond the end means the end
 * @throws Problem `name-taken`
 * @example await updateChannel(ctx, { org: 'acme', app: 'Shop iOS', channel: 'Beta', name: 'Preview', position: 0 });
 */
export async function updateChannel(
  ctx: Ctx,
  input: { org: string; app: string; channel: string } & ChannelChanges,
): Promise<Channel> {
  const found = await channelInOrg(ctx, input.org, input.app, input.channel);
  const { org, app, channel, deploymentKey } = found;
  const permit = authorise(found.access, 'channel.manage');
  const taken = () => channelNameTaken(input.name ?? '');
  return orTaken('channels_app_name', taken, () =>
    mutate(ctx, permit, async (tx) => {
      await lockApp(tx, org.id, app.id);
      const before = await livingChannels(tx, org.id, app.id);
      const { current, after, order, fields } = arrange(before, channel.id, input);
      if (!current) throw channelNotFound(input.channel);
      const result = toChannel({ ...current, ...after }, deploymentKey);
      if (fields.length === 0) return { result, audit: null };
      await tx
        .update(channels)
        .set({ name: after.name })
        .where(and(eq(channels.orgId, org.id), eq(channels.id, channel.id)));
      await writeOrder(tx, org.id, order);
      const target = { targetType: 'channel', targetId: channel.id };
      return { result, audit: { action: 'channel.updated', orgId: org.id, ...target, details: { fields } } };
    }),
  );
}

/** What the changes make of a channel and of the order it is in. */
function arrange(before: ChannelRow[], id: string, changes: ChannelChanges) {
  const place = before.findIndex((channel) => channel.id === id);
  const current = before[place];
  const others = before.filter((channel) => channel !== current);
  const position = Math.min(changes.position ?? place, others.length);
  const name = changes.name ?? current?.name ?? '';
  const fields = [...(name === current?.name ? [] : ['name']), ...(position === place ? [] : ['position'])];
  const order = current ? others.toSpliced(position, 0, current) : others;
  return { current, after: { name, position }, order, fields };
}
