import type { ReleaseChanges } from './apply-changes.ts';
import { isHeldBack, labelOf, nextRelease, type ChannelState, type ReleasePlan } from './plan-release.ts';
import { refusal } from './refusals.ts';
import { findSameContents, type PastRelease } from './same-contents.ts';

/** What promotion and roll-back copy. */
export interface CopiedRelease extends PastRelease {
  description: string;
  isMandatory: boolean;
}

/** How the copy differs from its source. */
export interface CopyValues {
  appVersion: string;
  description: string;
  isDisabled: boolean;
  isMandatory: boolean;
  rollout: number | null;
}

/** A promotion: where it comes from and what it becomes. */
export interface PromotionPlan<T> extends ReleasePlan {
  source: T;
  values: CopyValues;
}

/**
 * Plans the promotion of a release to another channel. The contents are judged by the source's own range;
 * a rollout is never inherited.
 *
 * @param label of the source; the newest release, disabled or not, when left out
 * @throws Problem `promotion-source-missing`, `promotion-rollout-unfinished`, `duplicate-promotion`
 * @example
 * const staging = { history: [{ ...past, number: 3 }], lastNumber: 3 };
 * const plan = planPromotion(staging, 'v3', { history: [], lastNumber: 0 }, { rollout: 20 });
 * plan.number; // 1
 */
export function planPromotion<T extends CopiedRelease>(
  from: ChannelState<T>,
  label: string | undefined,
  to: ChannelState,
  changes: ReleaseChanges,
): PromotionPlan<T> {
  const source = label
    ? from.history.findLast((past) => labelOf(past.number) === label)
    : from.history.at(-1);
  if (!source) {
    throw refusal(
      'promotion-source-missing',
      label ? `The channel has no release ${label} to promote.` : 'The channel has no release to promote.',
    );
  }
  assertFree(to, source);
  return { source, values: copyValues(source, changes), ...nextRelease(to) };
}

function assertFree(to: ChannelState, source: PastRelease): void {
  const newest = to.history.at(-1);
  if (newest && isHeldBack(newest)) {
    throw refusal(
      'promotion-rollout-unfinished',
      `${labelOf(newest.number)} of the target channel has reached ${newest.rollout}% of the devices. Raise it to 100%, disable or halt it, then promote.`,
      { label: labelOf(newest.number), rollout: newest.rollout },
    );
  }
  const same = findSameContents(to.history, source);
  if (!same) return;
  throw refusal(
    'duplicate-promotion',
    `${labelOf(same.number)} of the target channel has the same contents and already goes to ${same.appVersion}.`,
    { label: labelOf(same.number) },
  );
}

function copyValues(source: CopiedRelease, changes: ReleaseChanges): CopyValues {
  const rollout = changes.rollout ?? null;
  return {
    appVersion: changes.appVersion || source.appVersion,
    description: changes.description || source.description,
    isDisabled: changes.isDisabled ?? source.isDisabled,
    isMandatory: changes.isMandatory ?? source.isMandatory,
    rollout: rollout === 100 ? null : rollout,
  };
}
