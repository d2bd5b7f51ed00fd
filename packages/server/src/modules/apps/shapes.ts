import type { Role } from '#organisations';
import type { App } from '@codepushgo/contract';
import type { ChangeTopic } from '../../platform/changes.ts';
import type { AppRow } from './app-in-org.ts';

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

/**
 * What caches call these channels.
 *
 * @example topicsOf([channel.id]); // one topic
 */
export function topicsOf(channelIds: readonly string[]): ChangeTopic[] {
  return channelIds.map((id): ChangeTopic => `channel:${id}`);
}
