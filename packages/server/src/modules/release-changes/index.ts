/** What was done to releases, read from the audit log in words that readers can be told. */
export { assertRevision } from './assert-revision.ts';
export { listReleaseChanges, releaseChangesAfter } from './list-release-changes.ts';
