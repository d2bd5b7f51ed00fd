import { valid } from 'semver';

const MAJOR_ONLY = /^\d+$/;
const MAJOR_MINOR = /^(\d+\.\d+)([+-].*)?$/s;

/**
 * The semver version that a binary's version text stands for, or null when there is none.
 *
 * @param text as the app store has it, for instance `1`, `1.0` or `1.0.0-rc.1`
 * @example normaliseVersion('1.0-beta'); // '1.0.0-beta'
 */
export function normaliseVersion(text: string): string | null {
  const full = MAJOR_ONLY.test(text) ? `${text}.0.0` : text.replace(MAJOR_MINOR, '$1.0$2');
  return valid(full) === null ? null : full;
}
