import { randomBytes } from 'node:crypto';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { ChannelRow } from './channel-in-org.ts';
import { channelNameTaken, refusal } from './refusals.ts';
import { channels, deploymentKeys } from './schema.ts';

const KEY_SHAPE = /^[A-Za-z0-9_-]{10,100}$/;

/** What a channel is made from. */
export interface NewChannel {
  orgId: string;
  appId: string;
  name: string;
  position: number;
  /** Chosen by the caller; made up when left out. */
  deploymentKey?: string | undefined;
}

/**
 * Writes a channel with its first key; both or neither, as the transaction goes.
 *
 * @throws Problem `name-taken` for a name of the app's or a key of anybody's; `invalid-input`
 */
export async function insertChannel(
  ctx: Ctx,
  tx: Tx,
  given: NewChannel,
): Promise<{ channel: ChannelRow; deploymentKey: string }> {
  const { orgId, appId, name, position } = given;
  const [channel] = await tx
    .insert(channels)
    .values({ id: newId('chn', ctx.clock), orgId, appId, name, position, createdAt: ctx.clock.now() })
    .onConflictDoNothing()
    .returning();
  if (!channel) throw channelNameTaken(name);
  const deploymentKey = given.deploymentKey ?? newDeploymentKey();
  await insertKey(ctx, tx, { orgId, channelId: channel.id, key: deploymentKey });
  return { channel, deploymentKey };
}

/** Writes the current key of a channel that has none. */
export async function insertKey(
  ctx: Ctx,
  tx: Tx,
  given: { orgId: string; channelId: string; key: string },
): Promise<typeof deploymentKeys.$inferSelect> {
  if (!KEY_SHAPE.test(given.key)) {
    throw new Problem('invalid-input', 'A deployment key has 10 to 100 letters, digits, "_" or "-".', {
      errors: [{ pointer: '/deploymentKey', detail: 'must be 10 to 100 letters, digits, _ or -' }],
    });
  }
  const [row] = await tx
    .insert(deploymentKeys)
    .values({ ...given, createdAt: ctx.clock.now() })
    .onConflictDoNothing({ target: deploymentKeys.key })
    .returning();
  if (row) return row;
  throw refusal(
    'name-taken',
    'key-taken',
    'This deployment key is in use on this server. Choose another, or leave it out to get one made.',
  );
}

/** 224 random bits. Never begins with a hyphen, for keys are pasted after CLI flags. */
export function newDeploymentKey(): string {
  return randomBytes(28).toString('base64url').replace(/^-/, '_');
}
