import { downloadUrl, type ReleaseRecord } from '#releases';
import type { Config } from '../config.ts';

/** A release as the wire shows it. */
export interface WirePackage {
  label: string;
  appVersion: string;
  description: string;
  isDisabled: boolean;
  isMandatory: boolean;
  rollout: number | null;
  packageHash: string;
  blobUrl: string;
  size: number;
  diffPackageMap?: Record<string, { size: number; url: string }>;
  releaseMethod: string;
  originalLabel?: string;
  originalDeployment?: string;
  releasedBy: string;
  uploadTime: number;
}

/**
 * A release as the wire shows it.
 *
 * @param use the answer of a write shows a finished rollout as 100, a read shows it as it is stored
 */
export function toWirePackage(
  release: ReleaseRecord,
  { publicUrl }: Pick<Config, 'publicUrl'>,
  use: 'read' | 'write',
): WirePackage {
  const diffs = release.diffs.map(
    ({ fromHash, blob, sizeBytes }) =>
      [fromHash, { size: sizeBytes, url: downloadUrl(publicUrl, blob) }] as const,
  );
  return {
    label: release.label,
    appVersion: release.appVersion,
    description: release.description,
    isDisabled: release.isDisabled || release.isHalted,
    isMandatory: release.isMandatory,
    rollout: release.rollout ?? (use === 'write' ? 100 : null),
    packageHash: release.packageHash,
    blobUrl: downloadUrl(publicUrl, release.blob),
    size: release.sizeBytes,
    ...(diffs.length > 0 && { diffPackageMap: Object.fromEntries(diffs) }),
    releaseMethod: release.method,
    ...(release.originalLabel && { originalLabel: release.originalLabel }),
    ...(release.method === 'Promote' &&
      release.originalChannel && { originalDeployment: release.originalChannel }),
    releasedBy: release.releasedBy,
    uploadTime: release.createdAt.getTime(),
  };
}
