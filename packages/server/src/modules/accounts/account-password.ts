import { and, eq, type SQL } from 'drizzle-orm';
import type { AuditEntry } from '#audit';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { sendMail } from '../../platform/mail.ts';
import type { AccountRow } from './insert-account.ts';
import { passwords } from './passwords.ts';
import { loginCredentials } from './schema.ts';
import { mails } from './texts.ts';

/**
 * Whether this is the password of an account. Count the attempt first.
 *
 * @example if (!(await isPasswordOf(ctx.db, account.id, password))) throw new Problem('forbidden', 'No.');
 */
export async function isPasswordOf(db: Db, accountId: string, password: string): Promise<boolean> {
  const [row] = await db
    .select({ hash: loginCredentials.passwordHash })
    .from(loginCredentials)
    .where(isPasswordRow(accountId));
  return row?.hash ? passwords.verify({ hash: row.hash, password }) : false;
}

/**
 * Writes another password and tells the person by mail. The caller has judged and ends the log-ins.
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
  const text = mails[account.language].passwordChanged(`${ctx.config.publicUrl}/forgot-password`);
  await sendMail(ctx, tx, { to: account.email, kind: 'password-changed', ...text });
  return { action: 'account.password-changed', orgId: null, targetType: 'account', targetId: account.id };
}

function isPasswordRow(accountId: string): SQL | undefined {
  return and(eq(loginCredentials.accountId, accountId), eq(loginCredentials.providerId, 'credential'));
}
