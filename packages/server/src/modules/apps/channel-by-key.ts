import { organisations } from '#organisations';
import { and, eq, isNull } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import { apps, channels, deploymentKeys } from './schema.ts';

/** The channel that a deployment key names. */
export interface KeyedChannel {
  key: string;
  orgId: string;
  appId: string;
  channelId: string;
  historyEpoch: number;
  /** Set when a newer key took its place. */
  rotatedAt: Date | null;
  /** From then on the key is as good as unknown; the caller compares it with the clock. */
  expiresAt: Date | null;
}

/**
 * Finds the channel of a deployment key; null for unknown keys and for those of deleted channels, apps and organisations.
 *
 * @example const channel = await channelByKey(ctx.db, key);
 */
export async function channelByKey(db: Db | Tx, key: string): Promise<KeyedChannel | null> {
  const [row] = await db
    .select({
      key: deploymentKeys.key,
      orgId: channels.orgId,
      appId: channels.appId,
      channelId: channels.id,
      historyEpoch: channels.historyEpoch,
      rotatedAt: deploymentKeys.rotatedAt,
      expiresAt: deploymentKeys.expiresAt,
    })
    .from(deploymentKeys)
    .innerJoin(channels, and(eq(channels.id, deploymentKeys.channelId), isNull(channels.deletedAt)))
    .innerJoin(apps, and(eq(apps.id, channels.appId), isNull(apps.deletedAt)))
    .innerJoin(organisations, and(eq(organisations.id, apps.orgId), isNull(organisations.deletedAt)))
    .where(eq(deploymentKeys.key, key));
  return row ?? null;
}
