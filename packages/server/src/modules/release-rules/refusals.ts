import type { ProblemCode } from '@codepushgo/contract';
import { PACKAGE_REFUSALS } from '#packages';
import { Problem, type ProblemExtra } from '../../platform/problem.ts';

/** Why a verb of this module refused, and the problem code that it has on our API. The set is closed. */
export const REFUSALS = {
  /** The newest release of the channel is an unfinished rollout that is still offered. */
  'rollout-unfinished': 'rollout-unfinished',
  /** The same, at the channel that a release is promoted to. */
  'promotion-rollout-unfinished': 'rollout-unfinished',
  /** Devices of that range already get these contents. */
  'duplicate-release': 'duplicate-release',
  /** The same, at the channel that a release is promoted to. */
  'duplicate-promotion': 'duplicate-release',
  /** A change to a channel without releases. */
  'no-releases': 'not-found',
  /** A label that no release has. */
  'release-not-found': 'not-found',
  /** A rollout that has reached everybody cannot be changed. */
  'rollout-completed': 'rollout-not-raised',
  /** The new share is not larger; `extra.current` is the old one. */
  'rollout-not-raised': 'rollout-not-raised',
  /** The channel to promote from has no such release. */
  'promotion-source-missing': 'not-found',
  /** A roll-back on a channel without releases. */
  'rollback-no-releases': 'not-found',
  /** A roll-back without a label on a channel with one release. */
  'rollback-no-earlier-release': 'not-found',
  /** The target is the newest release already; `extra.label` names it. */
  'rollback-to-newest': 'conflict',
  /** The target is not in the history; `extra.label` names it. */
  'rollback-target-missing': 'not-found',
  /** Newest and target are for different native versions. */
  'rollback-other-app-version': 'conflict',
  'invalid-app-version': 'invalid-input',
  'invalid-description': 'invalid-input',
  'invalid-rollout': 'invalid-input',
  /** The sender computed another package hash. */
  'package-hash-differs': 'invalid-package',
  'source-map-missing': 'not-found',
  ...PACKAGE_REFUSALS,
} as const satisfies Record<string, ProblemCode>;

/** The key of one refusal; a problem of this module carries it as `extra.reason`. */
export type RefusalReason = keyof typeof REFUSALS;

/**
 * Makes the problem of a refusal.
 *
 * @param detail a sentence that says what happened and what to do
 * @example throw refusal('no-releases', 'The channel has no releases yet. Release a package first.');
 */
export function refusal(
  reason: RefusalReason,
  detail: string,
  extra: ProblemExtra = {},
  options?: { cause?: unknown },
): Problem {
  return new Problem(REFUSALS[reason], detail, { ...extra, reason }, options);
}

/**
 * Why this module refused; null for any other error.
 *
 * @example refusalReason(refusal('no-releases', 'Release a package first.')); // 'no-releases'
 */
export function refusalReason(error: unknown): RefusalReason | null {
  const reason = error instanceof Problem ? error.extra.reason : undefined;
  return typeof reason === 'string' && Object.hasOwn(REFUSALS, reason) ? (reason as RefusalReason) : null;
}
