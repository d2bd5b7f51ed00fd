import type { AccountActor, Platform } from '../../context.ts';
import { authOf } from './auth.ts';

/**
 * Whose session cookie a request carries; undefined for none, an expired or a forged one.
 *
 * @example
 * const actor = await actorFromCookie(platform, headers);
 * actor?.userName; // 'zoe'
 */
export async function actorFromCookie(
  platform: Platform,
  headers: Headers,
): Promise<AccountActor | undefined> {
  if (!hasSessionCookie(headers)) return undefined;
  const auth = await authOf(platform);
  const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
  if (!found) return undefined;
  const { id, email, userName, staff } = found.user;
  return {
    kind: 'account',
    accountId: id,
    email,
    userName,
    staff: staff === 'operator' || staff === 'agent' ? staff : null,
    scope: { level: 'full', organisationId: null },
    accessKeyId: null,
    sessionId: found.session.id,
  };
}

/**
 * True for a request with a session cookie, good or bad.
 *
 * @example hasSessionCookie(new Headers()); // false
 */
export function hasSessionCookie(headers: Headers): boolean {
  return headers.get('cookie')?.includes('codepushgo.session_token=') ?? false;
}
