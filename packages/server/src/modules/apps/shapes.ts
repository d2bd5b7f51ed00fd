import type { Role } from '#organisations';
import type { App, Channel, DeploymentKey } from '@codepushgo/contract';
import type { ChangeTopic } from '../../platform/changes.ts';
import type { AppRow } from './app-in-org.ts';
import type { ChannelRow } from './channel-in-org.ts';
import type { deploymentKeys } from './schema.ts';

/** An app as the API shows it to somebody with this role. */
export function toApp(row: AppRow, role: Role): App {
  return {
    id: row.id,
    organisationId: row.orgId,
    projectId: row.projectId,
    name: row.name,
    displayName: row.displayName,
    os: row.os,
    framework: row.framework,
    signingPublicKey: row.signingPublicKey,
    role,
    createdAt: row.createdAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

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

/** What caches call these channels. */
export function topicsOf(channelIds: readonly string[]): ChangeTopic[] {
  return channelIds.map((id): ChangeTopic => `channel:${id}`);
}
