import { appInOrg, lockApp, topicsOf } from '#apps';
import { mutate } from '#audit';
import { authorise } from '#organisations';
import type { Channel } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { nextPosition } from './channels-of-app.ts';
import { insertChannel } from './insert-channel.ts';
import { toChannel } from './shapes.ts';

/**
 * Adds a channel at the end of the order.
 *
 * @param input `deploymentKey` chosen by the caller; unique on the whole server
 * @throws Problem `name-taken` for the name or the key; `limit-reached` with 100 channels; a refusal leaves nothing
 * @example const { name, deploymentKey } = await createChannel(ctx, { org: 'acme', app: 'Shop iOS', name: 'Beta' });
 */
export async function createChannel(
  ctx: Ctx,
  input: { org: string; app: string; name: string; deploymentKey?: string | undefined },
): Promise<Channel> {
  const { org, app, access } = await appInOrg(ctx, input.org, input.app);
  return mutate(ctx, authorise(access, 'channel.manage'), async (tx) => {
    await lockApp(tx, org.id, app.id);
    const position = await nextPosition(tx, org.id, app.id);
    const { name } = input;
    const made = await insertChannel(ctx, tx, {
      orgId: org.id,
      appId: app.id,
      name,
      position,
      deploymentKey: input.deploymentKey,
    });
    return {
      result: toChannel(made.channel, made.deploymentKey),
      audit: {
        action: 'channel.created',
        orgId: org.id,
        targetType: 'channel',
        targetId: made.channel.id,
        details: { appId: app.id },
      },
      // A device may have asked with the chosen key before.
      changes: topicsOf([made.channel.id]),
    };
  });
}
