import { and, count, eq, isNull } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import type { ChannelRow } from './channel-in-org.ts';
import { CHANNELS_PER_APP } from './policy.ts';
import { refusal } from './refusals.ts';
import { channels } from './schema.ts';

/** Ids of all channels of an app, deleted ones too. */
export async function channelIdsOf(tx: Tx, orgId: string, appId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: channels.id })
    .from(channels)
    .where(and(eq(channels.orgId, orgId), eq(channels.appId, appId)));
  return rows.map((row) => row.id);
}

/** The living channels of an app in their order. */
export function livingChannels(db: Db | Tx, orgId: string, appId: string): Promise<ChannelRow[]> {
  return db
    .select()
    .from(channels)
    .where(and(eq(channels.orgId, orgId), eq(channels.appId, appId), isNull(channels.deletedAt)))
    .orderBy(channels.position, channels.id);
}

/**
 * Refuses one more channel than an app may have. The app must be locked.
 *
 * @returns the position of the next channel
 * @throws Problem `limit-reached`
 */
export async function nextPosition(tx: Tx, orgId: string, appId: string): Promise<number> {
  const [living] = await tx
    .select({ n: count() })
    .from(channels)
    .where(and(eq(channels.orgId, orgId), eq(channels.appId, appId), isNull(channels.deletedAt)));
  const actual = living?.n ?? 0;
  if (actual < CHANNELS_PER_APP) return actual;
  throw refusal(
    'limit-reached',
    'channel-limit',
    `The app has ${actual} channels, the limit is ${CHANNELS_PER_APP}. Delete some that are not used.`,
    { limit: CHANNELS_PER_APP, actual },
  );
}

/** Writes an order of channels: positions 0, 1, 2 … The app must be locked. */
export async function writeOrder(tx: Tx, orgId: string, ordered: ChannelRow[]): Promise<void> {
  for (const [position, channel] of ordered.entries()) {
    if (channel.position === position) continue;
    await tx
      .update(channels)
      .set({ position })
      .where(and(eq(channels.orgId, orgId), eq(channels.id, channel.id)));
  }
}
