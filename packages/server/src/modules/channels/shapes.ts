import type { Channel, DeploymentKey } from '@codepushgo/contract';
import type { ChannelRow } from './channel-in-org.ts';
import { type deploymentKeys } from './schema.ts';

/** A channel as the API shows it. */
export function toChannel(row: ChannelRow, deploymentKey: string): Channel {
  return {
    id: row.id,
    appId: row.appId,
    name: row.name,
    position: row.position,
    deploymentKey,
    createdAt: row.createdAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

/** A deployment key as the API shows it. */
export function toDeploymentKey(row: typeof deploymentKeys.$inferSelect): DeploymentKey {
  return {
    key: row.key,
    createdAt: row.createdAt.toISOString(),
    rotatedAt: row.rotatedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}
