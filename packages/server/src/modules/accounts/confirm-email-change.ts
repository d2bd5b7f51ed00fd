import { eq } from 'drizzle-orm';
import { mutate, permitSystem } from '#audit';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { sendMail } from '../../platform/mail.ts';
import { Problem } from '../../platform/problem.ts';
import { assertUnknown, lockAccounts, type AccountRow } from './insert-account.ts';
import { attempts, countAttempt } from './limits.ts';
import { dropLinks, useLink } from './links.ts';
import { accounts } from './schema.ts';
import { mails } from './texts.ts';

/**
 * Makes the address count that {@link requestEmailChange} asked for: whoever has the link from the mail has proved it.
 * Sessions and keys go on; the address until now is told, and links that were sent there end.
 *
 * @returns the account with its new address
 * @throws Problem `link-used-or-expired`, `too-many-requests`; `conflict` when the address has an account by now
 * @example const { email } = await confirmEmailChange(ctx, { token });
 */
export async function confirmEmailChange(ctx: Ctx, { token }: { token: string }): Promise<AccountRow> {
  await countAttempt(ctx, attempts.link, token);
  return mutate(ctx, permitSystem('change-email'), async (tx) => {
    await lockAccounts(tx);
    const { subject: accountId, payload } = await useLink(ctx, tx, 'change-email', token);
    const email = payload['email']!;
    const [before] = await tx.select().from(accounts).where(eq(accounts.id, accountId));
    if (!before) throw new Problem('link-used-or-expired', 'This account no longer exists.');
    await assertUnknown(tx, email);
    const changed = { email, emailVerified: true, updatedAt: ctx.clock.now() };
    await tx.update(accounts).set(changed).where(eq(accounts.id, accountId));
    await endLinksOf(tx, before, email);
    const text = mails[before.language].emailChanged(email);
    await sendMail(ctx, tx, { to: before.email, kind: 'email-changed', ...text });
    const target = { targetType: 'account', targetId: accountId };
    return {
      result: { ...before, ...changed },
      audit: { action: 'account.email-changed', orgId: null, ...target },
    };
  });
}

// Whoever reads the old mailbox must not choose the password, nor the new address get a second account.
async function endLinksOf(tx: Tx, before: AccountRow, email: string): Promise<void> {
  await dropLinks(tx, 'reset', before.id);
  await dropLinks(tx, 'sign-up', email);
}
