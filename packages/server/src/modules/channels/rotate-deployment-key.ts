import { topicsOf } from '#apps';
import { mutate } from '#audit';
import { authorise } from '#organisations';
import type { DeploymentKey } from '@codepushgo/contract';
import { and, count, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { channelInOrg, type ChannelRow } from './channel-in-org.ts';
import { lockChannel } from './channel-numbers.ts';
import { insertKey, newDeploymentKey } from './insert-channel.ts';
import { isWorkingKeyOf } from './list-deployment-keys.ts';
import { WORKING_KEYS_PER_CHANNEL } from './policy.ts';
import { refusal } from './refusals.ts';
import { toDeploymentKey } from './shapes.ts';
import { deploymentKeys } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Gives a channel a new key. The one before works on until the overlap ends, so that apps in the stores go on.
 *
 * @param input `overlapDays` 0 stops the key before at once
 * @throws Problem `limit-reached` when too many rotated keys still work
 * @example
 * const { key } = await rotateDeploymentKey(ctx, { org: 'acme', app: 'Shop', channel: 'Production', overlapDays: 90 });
 */
export async function rotateDeploymentKey(
  ctx: Ctx,
  input: { org: string; app: string; channel: string; overlapDays: number },
): Promise<DeploymentKey> {
  const { org, channel, access } = await channelInOrg(ctx, input.org, input.app, input.channel);
  return mutate(ctx, authorise(access, 'channel.manage'), async (tx) => {
    await lockChannel(tx, org.id, channel.id);
    const now = ctx.clock.now();
    await assertRoom(tx, channel, now);
    await tx
      .update(deploymentKeys)
      .set({ rotatedAt: now, expiresAt: new Date(now.getTime() + input.overlapDays * DAY_MS) })
      .where(
        and(
          eq(deploymentKeys.orgId, org.id),
          eq(deploymentKeys.channelId, channel.id),
          isNull(deploymentKeys.rotatedAt),
        ),
      );
    const key = await insertKey(ctx, tx, {
      orgId: org.id,
      channelId: channel.id,
      key: newDeploymentKey(),
    });
    return {
      result: toDeploymentKey(key),
      audit: {
        action: 'deployment-key.rotated',
        orgId: org.id,
        targetType: 'channel',
        targetId: channel.id,
        details: { overlapDays: input.overlapDays },
      },
      changes: topicsOf([channel.id]),
    };
  });
}

async function assertRoom(tx: Tx, channel: ChannelRow, now: Date): Promise<void> {
  const [working] = await tx.select({ n: count() }).from(deploymentKeys).where(isWorkingKeyOf(channel, now));
  const actual = working?.n ?? 0;
  if (actual < WORKING_KEYS_PER_CHANNEL) return;
  throw refusal(
    'limit-reached',
    'deployment-key-limit',
    `${actual} keys of this channel work, the limit is ${WORKING_KEYS_PER_CHANNEL}. Wait until the first overlap ends.`,
    { limit: WORKING_KEYS_PER_CHANNEL, actual },
  );
}
