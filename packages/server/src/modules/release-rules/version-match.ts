import semver from 'semver';

/** Whether a text is a semver version or range, as npm's `semver` reads it. */
export function isAppVersion(text: string): boolean {
  return text.trim() !== '' && semver.validRange(text) !== null;
}

/** Whether a text names exactly one version. */
export function isExactVersion(text: string): boolean {
  return semver.valid(text) !== null;
}

/** Whether two ranges are the same once written out: `1.*` and `1.x` are. */
export function isSameRange(one: string, other: string): boolean {
  const normal = semver.validRange(one);
  return normal !== null && normal === semver.validRange(other);
}

/** Whether an exact version lies in a range. */
export function contains(range: string, version: string): boolean {
  return semver.satisfies(version, range);
}

/**
 * Whether devices of the older release may get to the newer one, so that a file diff between them is of use:
 * an exact version and a range match when the range holds the version, two ranges when they are the same.
 *
 * @example versionsMatch('1.2.3', '^1.0.0'); // true
 */
export function versionsMatch(newer: string, older: string): boolean {
  if (isExactVersion(newer)) return contains(older, newer);
  if (isExactVersion(older)) return contains(newer, older);
  return isSameRange(newer, older);
}
