import type { Config } from '../config.ts';

const FALLBACK_ORIGIN = 'http://localhost:4000';

/**
 * The header fields that every answer of the CodePush wire carries.
 *
 * @param origin the request's `Origin`, if it has one
 */
export function wireHeaders(
  config: Pick<Config, 'corsOrigins'>,
  origin: string | null | undefined,
): Record<string, string> {
  const listed = origin && config.corsOrigins.includes(origin) ? origin : config.corsOrigins[0];
  return {
    'cache-control': 'no-cache',
    'access-control-allow-origin': listed ?? FALLBACK_ORIGIN,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, POST, DELETE, PUT, PATCH',
    'access-control-allow-headers':
      'Content-Type, Authorization, X-CodePush-Plugin-Name, X-CodePush-Plugin-Version, X-CodePush-SDK-Version',
    'access-control-expose-headers': 'Location',
  };
}
