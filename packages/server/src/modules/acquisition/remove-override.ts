import { mutate } from '#audit';
import { channelInOrg } from '#channels';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import type { DeviceTarget } from './explain-device.ts';
import { ofChannel } from './override-record.ts';
import { deviceOverrides } from './schema.ts';

/**
 * Treats a device like any other again.
 *
 * @throws Problem `not-found` when it has no override
 * @example await removeOverride(ctx, { ...target, device });
 */
export async function removeOverride(ctx: Ctx, target: DeviceTarget): Promise<void> {
  const { channel, access } = await channelInOrg(ctx, target.org, target.app, target.channel);
  const permit = authorise(access, 'device.override');
  await mutate(ctx, permit, async (tx) => {
    const [removed] = await tx.delete(deviceOverrides).where(ofChannel(channel, target.device)).returning();
    if (!removed)
      throw new Problem('not-found', `Device "${target.device}" has no override on this channel.`);
    const details = { device: target.device, label: removed.label };
    return {
      result: undefined,
      audit: {
        action: 'device.override-removed',
        orgId: channel.orgId,
        targetType: 'channel',
        targetId: channel.id,
        details,
      },
      changes: [`channel:${channel.id}`],
    };
  });
}
