import { refusal } from './refusals.ts';

/** What may be changed on a release; what is left out or undefined stays. */
export interface ReleaseChanges {
  /** A semver version or range; empty text changes nothing. */
  appVersion?: string | undefined;
  /** Empty text changes nothing. */
  description?: string | undefined;
  isDisabled?: boolean | undefined;
  isMandatory?: boolean | undefined;
  /** 1–100; only upwards. */
  rollout?: number | undefined;
}

/** The changeable part of a release. */
export interface ChangeableRelease {
  appVersion: string;
  description: string;
  isDisabled: boolean;
  isMandatory: boolean;
  /** 1–99, or null when finished. */
  rollout: number | null;
}

/**
 * What a change sets. All of it holds or, when this throws, nothing.
 *
 * @returns only the members that become different; empty when nothing does
 * @throws Problem `rollout-completed`, `rollout-not-raised`
 * @example applyChanges({ ...release, rollout: 25 }, { rollout: 100 }); // { rollout: null }
 */
export function applyChanges(
  release: ChangeableRelease,
  changes: ReleaseChanges,
): Partial<ChangeableRelease> {
  const set: Partial<ChangeableRelease> = {};
  const { appVersion, description, isDisabled, isMandatory, rollout } = changes;
  if (appVersion && appVersion !== release.appVersion) set.appVersion = appVersion;
  if (description && description !== release.description) set.description = description;
  if (isDisabled !== undefined && isDisabled !== release.isDisabled) set.isDisabled = isDisabled;
  if (isMandatory !== undefined && isMandatory !== release.isMandatory) set.isMandatory = isMandatory;
  if (rollout !== undefined) set.rollout = raise(release.rollout, rollout);
  return set;
}

function raise(current: number | null, next: number): number | null {
  if (current === null || current === 100) {
    throw refusal(
      'rollout-completed',
      'The rollout is complete, every device gets this release. Disable or halt it to stop offering it.',
    );
  }
  if (next <= current) {
    throw refusal(
      'rollout-not-raised',
      `The rollout is at ${current}%; give more than that. It never goes down: halt the release to stop it.`,
      { current },
    );
  }
  return next === 100 ? null : next;
}
