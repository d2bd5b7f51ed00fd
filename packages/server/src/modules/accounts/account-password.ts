import { and, eq, type SQL } from 'drizzle-orm';
import type { AuditEntry } from '#audit';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { sendMail } from '../../platform/mail.ts';
import { Problem } from '../../platform/problem.ts';
import type { AccountRow } from './insert-account.ts';
import { dropLinks } from './links.ts';
import { passwords } from './passwords.ts';
import { loginCredentials } from './schema.ts';
import { mails } from './texts.ts';

/**
 * Refuses whoever does not know the password of an account. Count the attempt first.
 *
 * @param field where the password stood in the request
 * @throws Problem `invalid-input`: not a refusal of the caller, for a page must not take it for the end of the session
 * @example await assertPassword(ctx.db, account.id, 'four odd words here', 'password');
 */
export async function assertPassword(
  db: Db,
  accountId: string,
  password: string,
  field: string,
): Promise<void> {
  const [row] = await db
    .select({ hash: loginCredentials.passwordHash })
    .from(loginCredentials)
    .where(isPasswordRow(accountId));
  if (row?.hash && (await passwords.verify({ hash: row.hash, password }))) return;
  throw new Problem('invalid-input', 'The current password is not right. Nothing was changed.', {
    reason: 'wrong-password',
    errors: [{ pointer: `/${field}`, detail: 'is not the password of this account' }],
  });
}

/**
 * Writes another password, calls a change of address off and tells the person by mail. The caller has judged and ends the log-ins.
 *
 * @param passwordHash from `hashNewPassword`
 * @returns what the audit log keeps
 * @example
 * const passwordHash = await hashNewPassword(password);
 * const audit = await writePassword(ctx, tx, account, passwordHash);
 */
export async function writePassword(
  ctx: Ctx,
  tx: Tx,
  account: AccountRow,
  passwordHash: string,
): Promise<AuditEntry> {
  const updatedAt = ctx.clock.now();
  await tx.update(loginCredentials).set({ passwordHash, updatedAt }).where(isPasswordRow(account.id));
  // Whoever asked for another address may be the reason for the new password.
  await dropLinks(tx, 'change-email', account.id);
  const text = mails[account.language].passwordChanged(`${ctx.config.publicUrl}/forgot-password`);
  await sendMail(ctx, tx, { to: account.email, kind: 'password-changed', ...text });
  return { action: 'account.password-changed', orgId: null, targetType: 'account', targetId: account.id };
}

function isPasswordRow(accountId: string): SQL | undefined {
  return and(eq(loginCredentials.accountId, accountId), eq(loginCredentials.providerId, 'credential'));
}
