import { mutate, permitSystem } from '#audit';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { hasAccounts } from './first-run-link.ts';
import { insertAccount, lockAccounts, type AccountRow } from './insert-account.ts';
import { attempts, countAttempt } from './limits.ts';
import { peekLink, useLink } from './links.ts';
import { hashNewPassword } from './passwords.ts';
import { readEmail, readName } from './policy.ts';
import type { Language } from '../../platform/language.ts';

/**
 * Makes the first account: operator of the platform and owner of its personal organisation. The link from the
 * server's log stands in for a proof of the address.
 *
 * @throws Problem `link-used-or-expired`, `invalid-input`, `too-many-requests`
 * @example
 * const row = await createFirstOperator(ctx, { token, email: 'zoe@example.com', name: 'Zoe', password, language: 'en' });
 * row.staff; // 'operator'
 */
export async function createFirstOperator(
  ctx: Ctx,
  input: { token: string; email: string; name: string; password: string; language: Language },
): Promise<AccountRow> {
  await countAttempt(ctx, attempts.link, input.token);
  await peekLink(ctx, 'first-run', input.token);
  const email = readEmail(input.email);
  const name = readName(input.name);
  const passwordHash = await hashNewPassword(input.password);
  return mutate(ctx, permitSystem('first-run'), async (tx) => {
    await lockAccounts(tx);
    await useLink(ctx, tx, 'first-run', input.token);
    if (await hasAccounts(tx))
      throw new Problem('link-used-or-expired', 'This server has an operator already. Sign in.');
    const { language } = input;
    const account = await insertAccount(ctx, tx, { email, name, passwordHash, staff: 'operator', language });
    const audit = { action: 'account.created', orgId: null, targetType: 'account', targetId: account.id };
    return { result: account, audit: { ...audit, details: { staff: 'operator' } } };
  });
}
