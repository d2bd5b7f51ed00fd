import { authorise } from '#organisations';
import type { Channel } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { channelInOrg } from './channel-in-org.ts';
import { toChannel } from './shapes.ts';

/** One channel with its current key. */
export async function getChannel(
  ctx: Ctx,
  input: { org: string; app: string; channel: string },
): Promise<Channel> {
  const { channel, deploymentKey, access } = await channelInOrg(ctx, input.org, input.app, input.channel);
  authorise(access, 'channel.read');
  return toChannel(channel, deploymentKey);
}
