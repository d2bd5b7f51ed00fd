import type { RateRule } from '../../platform/rate-limit.ts';

/** How many webhooks an organisation may have. */
export const MOST_WEBHOOKS = 20;

/** How often new targets are named: each may be slow once before it is known to be. */
export const NAMING_TARGETS: RateRule = { name: 'webhook.target', points: 60, durationSeconds: 3600 };

/** Longest pause of a target that fails. */
const LONGEST_PAUSE_MS = 10 * 60 * 1000;
const FIRST_PAUSE_MS = 5000;

/** What a target asks for may be longer than our own pauses, but not longer than this. */
const LONGEST_WISH_MS = 24 * 60 * 60 * 1000;

/**
 * How long nothing is sent to a target after a failure: doubled with each one in a row, so that a dead target with
 * a long queue costs next to nothing; longer when the target asks for it.
 *
 * @param failures in a row, this one included
 * @param retryAfterMs what the target asked for, or 0
 */
export function pauseMs(failures: number, retryAfterMs: number): number {
  const own = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20), LONGEST_PAUSE_MS);
  return Math.max(own, Math.min(retryAfterMs, LONGEST_WISH_MS));
}
