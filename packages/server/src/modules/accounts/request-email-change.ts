import { mutate } from '#audit';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { assertPassword } from './account-password.ts';
import { getMe } from './get-me.ts';
import { attempts, countAttempt } from './limits.ts';
import { dropLinks } from './links.ts';
import { permitOwnChange, readEmail, requireAccount } from './policy.ts';
import { SEND_LINK, type LinkRequest } from './send-link.ts';

/**
 * Asks for another address of one's account. A mail brings the link with which {@link confirmEmailChange} makes it
 * count; the address until now is told. The answer and the work are the same whether or not the address has an account.
 *
 * @throws Problem `invalid-input` for a wrong password, an incomplete address or the present one;
 *   `too-many-requests`, `scope-too-small`, `not-signed-in`
 * @example await requestEmailChange(ctx, { email: 'zoe@example.org', password: 'four odd words here' });
 */
export async function requestEmailChange(
  ctx: Ctx,
  input: { email: string; password: string },
): Promise<void> {
  const permit = permitOwnChange(ctx.actor);
  const { accountId } = requireAccount(ctx.actor);
  const email = readEmail(input.email);
  await countAttempt(ctx, attempts.changeEmail, accountId);
  await assertPassword(ctx.db, accountId, input.password, 'password');
  // Whoever reads that address has asked for nothing, so all mail that strangers can send there counts together.
  await ctx.limits.consume(attempts.signUp.account, email);
  const account = await getMe(ctx);
  if (account.email === email) throw isPresent();
  const { language } = account;
  const request: LinkRequest = { kind: 'change-email', email, language, payload: { accountId } };
  await mutate(ctx, permit, async (tx) => {
    await dropLinks(tx, 'change-email', accountId);
    await ctx.jobs.send(tx, SEND_LINK, request);
    const target = { targetType: 'account', targetId: accountId };
    return { result: undefined, audit: { action: 'account.email-requested', orgId: null, ...target } };
  });
}

function isPresent(): Problem {
  return new Problem('invalid-input', 'This is the address of your account already.', {
    reason: 'same-address',
    errors: [{ pointer: '/email', detail: 'must be another address than the present one' }],
  });
}
