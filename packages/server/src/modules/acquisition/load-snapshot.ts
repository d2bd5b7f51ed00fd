import { and, eq, inArray, isNull } from 'drizzle-orm';
import { apps } from '#apps';
import { channels, deploymentKeys } from '#channels';
import { channelHistory, type HistoryEntry } from '#releases';
import type { Db } from '../../platform/db.ts';
import type { Overrides } from './decide.ts';
import { deviceOverrides } from './schema.ts';

/** All that update checks of a channel depend on, as it was at one moment. */
export interface Snapshot {
  channelId: string;
  orgId: string;
  appId: string;
  /** Oldest first. */
  history: HistoryEntry[];
  overrides: Overrides;
  /** Deployment keys with the instant after which they no longer work, in milliseconds; null: no end. */
  keys: ReadonlyMap<string, number | null>;
}

/** Reads a channel; null when it or its app is deleted. */
export async function loadSnapshot(db: Db, channelId: string): Promise<Snapshot | null> {
  const keys = await db
    .select({
      orgId: channels.orgId,
      appId: channels.appId,
      key: deploymentKeys.key,
      expiresAt: deploymentKeys.expiresAt,
    })
    .from(channels)
    .innerJoin(apps, and(eq(apps.orgId, channels.orgId), eq(apps.id, channels.appId)))
    .innerJoin(
      deploymentKeys,
      and(eq(deploymentKeys.orgId, channels.orgId), eq(deploymentKeys.channelId, channels.id)),
    )
    .where(and(eq(channels.id, channelId), isNull(channels.deletedAt), isNull(apps.deletedAt)));
  const { orgId, appId } = keys[0] ?? {};
  if (!orgId || !appId) return null;
  const history = await channelHistory(db, orgId, channelId);
  const overrides = await db
    .select({ device: deviceOverrides.device, label: deviceOverrides.label })
    .from(deviceOverrides)
    .where(and(eq(deviceOverrides.orgId, orgId), eq(deviceOverrides.channelId, channelId)));
  return {
    channelId,
    orgId,
    appId,
    history,
    overrides: new Map(overrides.map(({ device, label }) => [device, label])),
    keys: new Map(keys.map(({ key, expiresAt }) => [key, expiresAt?.getTime() ?? null])),
  };
}

/** The channels that hold these deployment keys, by key. */
export async function findChannels(db: Db, keys: string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ key: deploymentKeys.key, channelId: deploymentKeys.channelId })
    .from(deploymentKeys)
    .where(inArray(deploymentKeys.key, keys));
  return new Map(rows.map(({ key, channelId }) => [key, channelId]));
}
