import { APIError } from 'better-auth/api';
import { countAttempt, readEmail } from '#accounts';
import { mutate, permitSystem } from '#audit';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { authOf, SOURCE_HEADER } from './auth.ts';
import { attempts } from './limits.ts';

/** A browser that was signed in. */
export interface SignedIn {
  accountId: string;
  /** `Set-Cookie` values for the answer. */
  cookies: string[];
}

/**
 * Signs a browser in. A wrong password and an unknown address get the same answer after the same slow hash.
 *
 * @throws Problem `not-signed-in` for a wrong pair, `invalid-input`, `too-many-requests`
 * @example const { accountId, cookies } = await signIn(ctx, { email: 'zoe@example.com', password });
 */
export async function signIn(
  ctx: Ctx,
  input: { email: string; password: string; userAgent?: string | undefined },
): Promise<SignedIn> {
  const email = readEmail(input.email);
  await countAttempt(ctx, attempts.signIn, email);
  const headers = new Headers({
    [SOURCE_HEADER]: ctx.source,
    'user-agent': (input.userAgent ?? '').slice(0, 300),
  });
  const auth = await authOf(ctx);
  const body = { email, password: input.password };
  const signed = await auth.api.signInEmail({ body, headers, returnHeaders: true }).catch(refuse);
  const accountId = signed.response.user.id;
  await ctx.limits.reset(attempts.signIn.account, email);
  await mutate(ctx, permitSystem('sign-in'), async () => ({
    result: undefined,
    audit: { action: 'session.created', orgId: null, targetType: 'account', targetId: accountId },
  }));
  return { accountId, cookies: signed.headers.getSetCookie() };
}

function refuse(error: unknown): never {
  if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
  throw new Problem(
    'not-signed-in',
    'The address and the password do not belong together. Check both and try again.',
    {
      reason: 'wrong-password',
    },
  );
}
