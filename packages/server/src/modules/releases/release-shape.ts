import type { Release } from '@codepushgo/contract';
import type { AuditEntry } from '#audit';
import { labelOf } from '#release-rules';
import type { Ctx } from '../../context.ts';
import { downloadUrl } from './channel-history.ts';
import type { ReleaseRecord } from './release-record.ts';

/**
 * A release as our API shows it.
 *
 * @example toRelease(ctx, await getRelease(ctx, target, 'v3')).label; // 'v3'
 */
export function toRelease({ config }: Ctx, record: ReleaseRecord): Release {
  return {
    id: record.id,
    channelId: record.channelId,
    label: record.label,
    appVersion: record.appVersion,
    description: record.description,
    isDisabled: record.isDisabled,
    isMandatory: record.isMandatory,
    rollout: record.rollout,
    isHalted: record.isHalted,
    haltReason: record.haltReason,
    packageHash: record.packageHash,
    sizeBytes: record.sizeBytes,
    downloadUrl: downloadUrl(config.publicUrl, record.blob),
    isSigned: record.signature !== null,
    method: record.method,
    originalLabel: record.originalLabel,
    originalChannel: record.originalChannel,
    releasedBy: record.releasedBy,
    releasedByName: record.releasedByName,
    commit: record.commit,
    hasSourceMap: record.sourceMapBlob !== null,
    diffs: record.diffs.map(({ fromHash, sizeBytes }) => ({ fromPackageHash: fromHash, sizeBytes })),
    createdAt: record.createdAt.toISOString(),
    revision: record.revision,
  };
}

/** What the audit keeps of a release. */
export function releaseAudit(
  action: string,
  release: ReleaseRecord,
  more: Record<string, unknown> = {},
): AuditEntry {
  const { channelId, packageId, rollout } = release;
  return {
    action,
    orgId: release.orgId,
    targetType: 'release',
    targetId: release.id,
    details: { channelId, label: labelOf(release.number), packageId, rollout, ...more },
  };
}
