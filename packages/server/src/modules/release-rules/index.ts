export { applyChanges, type ReleaseChanges } from './apply-changes.ts';
export { type CopiedRelease, type CopyValues, planPromotion } from './plan-promotion.ts';
export {
  type ChannelState,
  labelOf,
  nextRelease,
  numberOf,
  planRelease,
  releaseObstacles,
  type ReleasePlan,
} from './plan-release.ts';
export { planRollback } from './plan-rollback.ts';
export { refusal, refusalReason, type RefusalReason } from './refusals.ts';
export { assertAppVersion, assertValues } from './release-values.ts';
export { versionsMatch } from './version-match.ts';
