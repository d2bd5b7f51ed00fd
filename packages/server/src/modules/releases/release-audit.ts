import type { AuditEntry } from '#audit';
import { labelOf } from '#release-rules';
import type { ReleaseRecord } from './release-record.ts';

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
