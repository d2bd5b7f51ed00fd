import type { Problem } from '../../platform/problem.ts';
import { refusal } from './refusals.ts';
import { findSameContents, type Candidate, type PastRelease } from './same-contents.ts';

/** What a new release does to its channel. */
export interface ReleasePlan {
  /** 12 for `v12`. */
  number: number;
  /** The number of the release whose rollout this one ends; null when there is none. */
  finishes: number | null;
}

/** The state of a channel: its newest releases, oldest first, and the number of the newest one ever. */
export interface ChannelState<T extends PastRelease = PastRelease> {
  history: readonly T[];
  lastNumber: number;
}

/** Whether a release is on its way to everybody but not there yet. */
function isUnfinished(rollout: number | null): boolean {
  return rollout !== null && rollout !== 100;
}

/**
 * The label of a number: `v12` for 12.
 *
 * @example labelOf(12); // 'v12'
 */
export function labelOf(number: number): string {
  return `v${number}`;
}

/**
 * The number of a label, 12 for `v12`; 0, which no release has, for any other text.
 *
 * @example numberOf('v12'); // 12
 */
export function numberOf(label: string): number;
export function numberOf(label: string | undefined): number | undefined;
export function numberOf(label: string | undefined): number | undefined {
  if (label === undefined) return undefined;
  return /^v[1-9]\d{0,8}$/.test(label) ? Number(label.slice(1)) : 0;
}

/**
 * What stands in the way of a new release, in the order in which it is said.
 *
 * @example releaseObstacles({ history: [], lastNumber: 0 }, { appVersion: '1.0.0', packageHash: hash }); // []
 */
export function releaseObstacles({ history }: ChannelState, candidate: Candidate): Problem[] {
  const found: Problem[] = [];
  const newest = history.at(-1);
  if (newest && isHeldBack(newest)) {
    found.push(
      refusal(
        'rollout-unfinished',
        `${labelOf(newest.number)} has reached ${newest.rollout}% of the devices. Raise it to 100%, disable or halt it, then release.`,
        { label: labelOf(newest.number), rollout: newest.rollout },
      ),
    );
  }
  const same = findSameContents(history, candidate);
  if (same) {
    found.push(
      refusal(
        'duplicate-release',
        `${labelOf(same.number)} has the same contents and already goes to ${same.appVersion}. Change the package or the app version.`,
        { label: labelOf(same.number) },
      ),
    );
  }
  return found;
}

/** An unfinished rollout holds new releases back unless it is disabled or halted. */
export function isHeldBack(newest: PastRelease): boolean {
  return isUnfinished(newest.rollout) && !newest.isDisabled;
}

/**
 * The number that comes next, and the rollout that it ends.
 *
 * @example nextRelease({ history: [], lastNumber: 4 }); // { number: 5, finishes: null }
 */
export function nextRelease({ history, lastNumber }: ChannelState): ReleasePlan {
  const newest = history.at(-1);
  return {
    number: lastNumber + 1,
    finishes: newest && newest.rollout !== null ? newest.number : null,
  };
}

/**
 * Plans a new release.
 *
 * @throws Problem with the first obstacle: `rollout-unfinished`, then `duplicate-release`
 * @example planRelease({ history: [], lastNumber: 0 }, candidate).number; // 1
 */
export function planRelease(state: ChannelState, candidate: Candidate): ReleasePlan {
  const [first] = releaseObstacles(state, candidate);
  if (first) throw first;
  return nextRelease(state);
}
