import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { channels } from './schema.ts';

/** A channel as it stands while nobody else can change its history. */
export type LockedChannel = typeof channels.$inferSelect;

/**
 * Holds a channel until the transaction ends, so that releases get their numbers one after the other.
 *
 * @throws Problem `not-found` when it was deleted meanwhile
 * @example
 * const held = await lockChannel(tx, org.id, channel.id);
 * held.lastNumber; // 12 when v12 is the newest
 */
export async function lockChannel(tx: Tx, orgId: string, channelId: string): Promise<LockedChannel> {
  const [channel] = await tx
    .select()
    .from(channels)
    .where(and(eq(channels.orgId, orgId), eq(channels.id, channelId), isNull(channels.deletedAt)))
    .for('no key update');
  if (!channel) throw new Problem('not-found', 'The channel was deleted meanwhile.');
  return channel;
}

/**
 * Notes the number of the newest release. The channel must be locked.
 *
 * @example
 * const held = await lockChannel(tx, org.id, channel.id);
 * await setLastNumber(tx, held, held.lastNumber + 1);
 */
export async function setLastNumber(tx: Tx, channel: LockedChannel, lastNumber: number): Promise<void> {
  await tx
    .update(channels)
    .set({ lastNumber })
    .where(and(eq(channels.orgId, channel.orgId), eq(channels.id, channel.id)));
}

/**
 * Begins a history anew: numbers start at 1, figures of the earlier history vanish. The channel must be locked.
 *
 * @example await restartHistory(tx, await lockChannel(tx, org.id, channel.id));
 */
export async function restartHistory(tx: Tx, channel: LockedChannel): Promise<void> {
  await tx
    .update(channels)
    .set({ lastNumber: 0, historyEpoch: sql`${channels.historyEpoch} + 1` })
    .where(and(eq(channels.orgId, channel.orgId), eq(channels.id, channel.id)));
}
