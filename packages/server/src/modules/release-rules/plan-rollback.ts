import type { CopiedRelease } from './plan-promotion.ts';
import { labelOf, nextRelease, type ChannelState, type ReleasePlan } from './plan-release.ts';
import { refusal } from './refusals.ts';

/** A roll-back: the release that becomes current again. */
export interface RollbackPlan<T> extends ReleasePlan {
  target: T;
}

/**
 * Plans a roll-back: the target's contents become a new release. An unfinished rollout is ended, equal contents
 * are no obstacle.
 *
 * @param label of the target; the second newest release when left out
 * @throws Problem `rollback-no-releases`, `rollback-no-earlier-release`, `rollback-to-newest`,
 *   `rollback-target-missing`, `rollback-other-app-version`, in this order
 * @example
 * const { number, target } = planRollback({ history: [past, newest], lastNumber: 4 }, undefined);
 * target === past; // true, and `number` is 5
 */
export function planRollback<T extends CopiedRelease>(
  state: ChannelState<T>,
  label: string | undefined,
): RollbackPlan<T> {
  const target = findTarget(state.history, label);
  if (state.history.at(-1)?.appVersion !== target.appVersion) {
    throw refusal(
      'rollback-other-app-version',
      `The newest release is for another app version than ${labelOf(target.number)} (${target.appVersion}). Release the wanted package for that version instead.`,
      { label: labelOf(target.number) },
    );
  }
  return { target, ...nextRelease(state) };
}

function findTarget<T extends CopiedRelease>(history: readonly T[], label: string | undefined): T {
  const newest = history.at(-1);
  if (!newest) {
    throw refusal('rollback-no-releases', 'There is nothing to roll back: the channel has no releases.');
  }
  if (!label) {
    const before = history.at(-2);
    if (before) return before;
    throw refusal(
      'rollback-no-earlier-release',
      'There is nothing to roll back to: the channel has one release. Disable or halt it instead.',
    );
  }
  if (label === labelOf(newest.number)) {
    throw refusal('rollback-to-newest', `${label} is the newest release already.`, { label });
  }
  const found = history.findLast((past) => labelOf(past.number) === label);
  if (found) return found;
  throw refusal(
    'rollback-target-missing',
    `The channel has no release ${label}. Take a label of its history.`,
    { label },
  );
}
