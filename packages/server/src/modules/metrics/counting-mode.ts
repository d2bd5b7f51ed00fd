import { gte, valid } from 'semver';
import type { CountingMode } from './report.ts';

const FIRST_STATELESS = '1.5.2-beta';

/**
 * By which rules a device's reports count.
 *
 * @param sdkVersion the `X-CodePush-SDK-Version` header; some plug-ins send the range from their package.json
 * @example countingMode('^4.2.2'); // 'stateless'
 */
export function countingMode(sdkVersion: string | undefined): CountingMode {
  const version = (sdkVersion ?? '').trim().replace(/^(\^|~|>=|>|<=|<|=)\s*/, '');
  return valid(version) !== null && gte(version, FIRST_STATELESS) ? 'stateless' : 'legacy';
}
