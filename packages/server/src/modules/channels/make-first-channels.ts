import type { Channel } from '@codepushgo/contract';
import type { News } from '../../context.ts';
import { insertChannel } from './insert-channel.ts';
import { FIRST_CHANNELS } from './policy.ts';
import { toChannel } from './shapes.ts';

/** Gives a new app its first channels, in their order. */
export const makeFirstChannels: News['makeFirstChannels'] = async (ctx, tx, app) => {
  const made: Channel[] = [];
  for (const [position, name] of FIRST_CHANNELS.entries()) {
    const { channel, deploymentKey } = await insertChannel(ctx, tx, { ...app, name, position });
    made.push(toChannel(channel, deploymentKey));
  }
  return made;
};
