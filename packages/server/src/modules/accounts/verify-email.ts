import { mutate, permitSystem } from '#audit';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { insertAccount, type AccountRow } from './insert-account.ts';
import { attempts, countAttempt } from './limits.ts';
import { peekLink, useLink } from './links.ts';
import { hashNewPassword } from './passwords.ts';
import { readName } from './policy.ts';
import { maySignUp } from './send-link.ts';

/**
 * Makes the account that {@link signUp} asked for. Whoever has the link from the mail has proved the address,
 * and chooses the password: nobody can prepare an account for somebody else's address.
 *
 * @returns the account and the path to go to
 * @throws Problem `link-used-or-expired`, `invalid-input`, `sign-up-closed`, `conflict`, `too-many-requests`
 * @example const { account, next } = await verifyEmail(ctx, { token, name: 'Zoe', password });
 */
export async function verifyEmail(
  ctx: Ctx,
  input: { token: string; name: string; password: string },
): Promise<{ account: AccountRow; next: string | undefined }> {
  await countAttempt(ctx, attempts.link, input.token);
  await peekLink(ctx, 'sign-up', input.token);
  const name = readName(input.name);
  const passwordHash = await hashNewPassword(input.password);
  return mutate(ctx, permitSystem('sign-up'), async (tx) => {
    const { subject: email, payload } = await useLink(ctx, tx, 'sign-up', input.token);
    if (!(await maySignUp(ctx, tx, email))) {
      throw new Problem(
        'sign-up-closed',
        'New accounts need an invitation. Ask a member of the organisation for one.',
      );
    }
    const language = payload['language'] === 'fr' ? 'fr' : 'en';
    const account = await insertAccount(ctx, tx, { email, name, passwordHash, staff: null, language });
    const target = { targetType: 'account', targetId: account.id };
    return {
      result: { account, next: payload['next'] },
      audit: { action: 'account.created', orgId: null, ...target },
    };
  });
}
