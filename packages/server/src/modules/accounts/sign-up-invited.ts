import { mutate, permitSystem } from '#audit';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { insertAccount, type AccountRow } from './insert-account.ts';
import { attempts, countAttempt } from './limits.ts';
import { hashNewPassword } from './passwords.ts';
import { readName } from './policy.ts';
import type { Language } from '../../platform/language.ts';

/**
 * Makes an account from an invitation and takes the invitation up, in one transaction. The link came by mail,
 * so the address counts as proved.
 *
 * @throws Problem `link-used-or-expired`, `invalid-input`, `conflict` (the address has an account), `too-many-requests`
 * @example const { id } = await signUpInvited(ctx, { token, name: 'Zoe', password, language: 'en' });
 */
export async function signUpInvited(
  ctx: Ctx,
  input: { token: string; name: string; password: string; language: Language },
): Promise<AccountRow> {
  await countAttempt(ctx, attempts.link, input.token);
  const invitation = await ctx.news.openInvitation(ctx, input.token);
  if (!invitation)
    throw new Problem(
      'link-used-or-expired',
      'This invitation was used, revoked, or is too old. Ask for a new one.',
    );
  const name = readName(input.name);
  const passwordHash = await hashNewPassword(input.password);
  const email = invitation.email.toLowerCase();
  return mutate(ctx, permitSystem('sign-up'), async (tx) => {
    const { language } = input;
    const account = await insertAccount(ctx, tx, { email, name, passwordHash, staff: null, language });
    await ctx.news.acceptInvitation(ctx, tx, { id: account.id, email }, input.token);
    const target = { targetType: 'account', targetId: account.id };
    return { result: account, audit: { action: 'account.created', orgId: null, ...target } };
  });
}
