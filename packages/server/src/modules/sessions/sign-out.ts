import { permitOwnChange } from '#accounts';
import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { authOf } from './auth.ts';

/**
 * Ends the session of a cookie.
 *
 * @param headers the request's, with its cookies
 * @returns `Set-Cookie` values that make the browser forget
 * @example const cookies = await signOut(ctx, headers);
 */
export async function signOut(ctx: Ctx, headers: Headers): Promise<string[]> {
  const auth = await authOf(ctx);
  const ended = await auth.api.signOut({ headers, returnHeaders: true });
  if (ctx.actor.kind === 'account') {
    const { accountId } = ctx.actor;
    await mutate(ctx, permitOwnChange(ctx.actor), async () => ({
      result: undefined,
      audit: { action: 'session.deleted', orgId: null, targetType: 'account', targetId: accountId },
    }));
  }
  return ended.headers.getSetCookie();
}
