import { contains, isExactVersion, isSameRange } from './version-match.ts';

/** What the rules look at in an earlier release. */
export interface PastRelease {
  number: number;
  appVersion: string;
  packageHash: string;
  /** By hand or through a halt. */
  isDisabled: boolean;
  /** 1–99, or null when finished. */
  rollout: number | null;
}

/** What is to be released. */
export interface Candidate {
  appVersion: string;
  packageHash: string;
}

/**
 * Whether devices would get what they already get. An exact version is compared with the newest release that
 * holds it, disabled or not; a range with the newest release of all, if its range is the same.
 *
 * @param history oldest to newest
 * @returns the release with the same contents, or null
 */
export function findSameContents<T extends PastRelease>(
  history: readonly T[],
  candidate: Candidate,
): T | null {
  const rival = isExactVersion(candidate.appVersion)
    ? history.findLast((past) => contains(past.appVersion, candidate.appVersion))
    : history.findLast((_, index) => index === history.length - 1);
  if (!rival || rival.packageHash !== candidate.packageHash) return null;
  const compared =
    isExactVersion(candidate.appVersion) || isSameRange(rival.appVersion, candidate.appVersion);
  return compared ? rival : null;
}
