import { eq } from 'drizzle-orm';
import { mutate, permitSystem } from '#audit';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { writePassword } from './account-password.ts';
import type { AccountRow } from './insert-account.ts';
import { attempts, countAttempt } from './limits.ts';
import { peekLink, useLink } from './links.ts';
import { hashNewPassword } from './passwords.ts';
import { accounts } from './schema.ts';

/**
 * Sets a new password with the link from the mail, signs all browsers and command lines out and tells the person by mail.
 *
 * @throws Problem `link-used-or-expired`, `invalid-input`, `too-many-requests`
 * @example const { email } = await resetPassword(ctx, { token, password });
 */
export async function resetPassword(
  ctx: Ctx,
  input: { token: string; password: string },
): Promise<AccountRow> {
  await countAttempt(ctx, attempts.link, input.token);
  await peekLink(ctx, 'reset', input.token);
  const passwordHash = await hashNewPassword(input.password);
  return mutate(ctx, permitSystem('reset-password'), async (tx) => {
    const { subject: accountId } = await useLink(ctx, tx, 'reset', input.token);
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId));
    if (!account) throw new Problem('link-used-or-expired', 'This account no longer exists.');
    await ctx.news.passwordReset(ctx, tx, accountId);
    return { result: account, audit: await writePassword(ctx, tx, account, passwordHash) };
  });
}
