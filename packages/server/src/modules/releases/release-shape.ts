import type { Release, Upload } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { downloadUrl } from './channel-history.ts';
import type { UploadRecord } from './find-upload.ts';
import type { ReleaseRecord } from './release-record.ts';

/** A release as our API shows it. */
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
    commit: record.commit,
    hasSourceMap: record.sourceMapBlob !== null,
    diffs: record.diffs.map(({ fromHash, sizeBytes }) => ({ fromPackageHash: fromHash, sizeBytes })),
    createdAt: record.createdAt.toISOString(),
  };
}

/** An upload as our API shows it. */
export function toUpload(record: UploadRecord): Upload {
  return {
    id: record.id,
    state: record.state,
    sizeBytes: record.sizeBytes ?? 0,
    chunkSizeBytes: record.chunkSizeBytes,
    receivedChunks: record.receivedChunks,
    expiresAt: record.expiresAt.toISOString(),
  };
}
