export {
  channelHistory,
  type Deliverable,
  downloadUrl,
  type HistoryEntry,
  WIRE_HISTORY,
} from './channel-history.ts';
export { findReleases, newestReleases, type ReleaseRecord } from './release-record.ts';
export type { ReleaseChanges } from './apply-changes.ts';
export { type RefusalReason, refusalReason, REFUSALS } from './refusals.ts';
export { releasesPart } from './part.ts';
export { releasesRoutes } from './routes.ts';
export { packages, releaseDiffs, releases, uploadChunks, uploads } from './schema.ts';
export { contains, isAppVersion, isExactVersion, versionsMatch } from './version-match.ts';

export { cancelUpload } from './cancel-upload.ts';
export { checkRelease } from './check-release.ts';
export { clearHistory } from './clear-history.ts';
export { type ChannelTarget, createRelease, type NewRelease } from './create-release.ts';
export { describeUpload } from './describe-upload.ts';
export type { UploadRecord, UploadRef } from './find-upload.ts';
export { finishUpload } from './finish-upload.ts';
export { getRelease } from './get-release.ts';
export { getUpload } from './get-upload.ts';
export { haltRelease } from './halt-release.ts';
export { listReleases } from './list-releases.ts';
export { promoteRelease } from './promote-release.ts';
export { putChunk } from './put-chunk.ts';
export { resumeRelease } from './resume-release.ts';
export { rollbackRelease } from './rollback-release.ts';
export { startUpload } from './start-upload.ts';
export { storeUploadedFile } from './store-uploaded-file.ts';
export { updateRelease } from './update-release.ts';
