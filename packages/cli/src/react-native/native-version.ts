import semver from 'semver';

/** True for the versions of binaries that an update check understands: `1.2.3`, and `1.2`. */
export function isNativeVersion(text: string): boolean {
  return semver.valid(text) !== null || /^\d+\.\d+$/.test(text);
}
