import type { ReleaseChanges } from './apply-changes.ts';
import { refusal } from './refusals.ts';
import { isAppVersion } from './version-match.ts';

/** The longest description, in characters. */
const DESCRIPTION_LIMIT = 10_000;
const APP_VERSION_LIMIT = 1000;

/**
 * Checks what a caller gives for a release; members that are left out pass.
 *
 * @throws Problem `invalid-app-version`, `invalid-description`, `invalid-rollout`
 * @example assertValues({ appVersion: '^1.2.0', rollout: 20 }); // passes; a rollout of 0 throws
 */
export function assertValues({ appVersion, description, rollout }: ReleaseChanges): void {
  if (appVersion) assertAppVersion(appVersion);
  if (description && description.length > DESCRIPTION_LIMIT) {
    throw refusal(
      'invalid-description',
      `The description has ${description.length} characters; at most ${DESCRIPTION_LIMIT} are kept. Shorten it.`,
      { limit: DESCRIPTION_LIMIT, actual: description.length, ...pointTo('/description') },
    );
  }
  if (rollout === undefined || (Number.isInteger(rollout) && rollout >= 1 && rollout <= 100)) return;
  throw refusal(
    'invalid-rollout',
    'The rollout is a whole number of percent from 1 to 100.',
    pointTo('/rollout'),
  );
}

/**
 * Refuses what is no semver version or range.
 *
 * @throws Problem `invalid-app-version`
 * @example assertAppVersion('1.x'); // passes; 'latest' throws
 */
export function assertAppVersion(text: string): void {
  if (text.length <= APP_VERSION_LIMIT && isAppVersion(text)) return;
  throw refusal(
    'invalid-app-version',
    'The app version is not a semver version or range. Write for instance 1.2.3, ^1.2.0 or 1.x.',
    pointTo('/appVersion'),
  );
}

function pointTo(pointer: string): { errors: { pointer: string; detail: string }[] } {
  return { errors: [{ pointer, detail: 'is not valid' }] };
}
