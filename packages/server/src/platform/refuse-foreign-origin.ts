import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './part.ts';
import { Problem } from './problem.ts';

const HARMLESS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True when a script or form of another site caused a request. Browsers say so in `Origin`, older ones at least in
 * `Sec-Fetch-Site`; tools that are no browsers send neither and hold no cookies of anybody. Following a link sends
 * no `Origin`, so links from elsewhere work.
 */
function isForeign(request: Request, publicUrl: string): boolean {
  const origin = request.headers.get('origin');
  if (origin !== null) return !isOurs(origin, publicUrl, request.headers.get('host'));
  if (HARMLESS.has(request.method)) return false;
  const site = request.headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}

// Besides the public address, the one the browser itself used counts: an address cannot be foreign to itself.
function isOurs(origin: string, publicUrl: string, host: string | null): boolean {
  const ours = new URL(publicUrl);
  return origin === ours.origin || (host !== null && origin === `${ours.protocol}//${host}`);
}

/**
 * Refuses what another site caused.
 *
 * @throws Problem `foreign-origin`
 */
export function assertOwnOrigin(request: Request, publicUrl: string): void {
  if (!isForeign(request, publicUrl)) return;
  throw new Problem(
    'foreign-origin',
    `This request came from another site. Open ${publicUrl} and send the form from there.`,
  );
}

/** Middleware for routes that read cookies. */
export const refuseForeignOrigin = createMiddleware<AppEnv>(async (c, next) => {
  assertOwnOrigin(c.req.raw, c.get('ctx').config.publicUrl);
  await next();
});
