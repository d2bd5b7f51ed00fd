import { channelInOrg } from '#channels';
import { authorise, signedIn } from '#organisations';
import type { Ctx } from '../../context.ts';
import { findChannels } from './channels-in-scope.ts';
import { findScope } from './find-scope.ts';
import type { LiveChannel } from './live-figures.ts';
import { liveHubOf } from './live-hub.ts';
import type { LiveStream } from './live-stream.ts';

/** Names what to listen to: all apps that the caller sees, those of a project, or one channel. */
export type LiveTarget = { org: string; project?: string } | { org: string; app: string; channel: string };

/**
 * Figures and changes as they happen, until the caller goes away, his session ends or he loses his role.
 *
 * @param lastEventId what the connection before this one was sent last: changes since then come first
 * @throws Problem `not-found`, `forbidden`, `too-many-requests`
 * @example for await (const event of await listen(ctx, { org: 'acme', project: 'shop' })) console.log(event.type);
 */
export function listen(ctx: Ctx, target: LiveTarget, lastEventId?: string): Promise<LiveStream> {
  const { accountId } = signedIn(ctx.actor);
  let isFirst = true;
  const look = async (): Promise<LiveChannel[]> => {
    // Afterwards the session may have ended, and the role may be another one.
    const actor = isFirst || !ctx.whoNow ? ctx.actor : await ctx.whoNow();
    isFirst = false;
    return channelsOf({ ...ctx, actor }, target);
  };
  return liveHubOf(ctx).open({ accountId, look, lastEventId });
}

async function channelsOf(ctx: Ctx, target: LiveTarget): Promise<LiveChannel[]> {
  if ('channel' in target) {
    const { channel, access } = await channelInOrg(ctx, target.org, target.app, target.channel);
    authorise(access, 'metrics.read');
    return [{ id: channel.id, orgId: channel.orgId }];
  }
  const { isSeen } = await findScope(ctx, target);
  return (await findChannels(ctx.db, isSeen)).map(({ id, orgId }) => ({ id, orgId }));
}
