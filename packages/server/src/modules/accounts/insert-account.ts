import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { chooseUserName } from './choose-user-name.ts';
import { dropLinks } from './links.ts';
import { accounts, loginCredentials } from './schema.ts';

/** A row of the table of accounts. */
export type AccountRow = typeof accounts.$inferSelect;

/** What an account is made from; everything is checked already, the address is proved. */
export interface NewAccount {
  email: string;
  name: string;
  passwordHash: string;
  staff: 'operator' | 'agent' | null;
  language: 'en' | 'fr';
}

// Any number: it orders those who make accounts, so that names and the first operator stay unique.
const ACCOUNTS_LOCK = 4_201_123;

/** Makes accounts one at a time until the transaction ends. */
export async function lockAccounts(tx: Tx): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(${ACCOUNTS_LOCK})`);
}

/**
 * Writes an account with its password and tells the modules above, which found its personal organisation.
 *
 * @throws Problem `conflict` when the address has an account
 */
export async function insertAccount(ctx: Ctx, tx: Tx, fresh: NewAccount): Promise<AccountRow> {
  await lockAccounts(tx);
  await assertUnknown(tx, fresh.email);
  const now = ctx.clock.now();
  const { passwordHash, ...shown } = fresh;
  const userName = await chooseUserName(ctx.news, tx, fresh.name, fresh.email);
  const stamps = { createdAt: now, updatedAt: now };
  const row = { id: newId('acc', ctx.clock), ...shown, userName, emailVerified: true, ...stamps };
  const [account] = await tx.insert(accounts).values(row).returning();
  await tx.insert(loginCredentials).values({
    id: newId('crd', ctx.clock),
    accountId: row.id,
    providerId: 'credential',
    providerAccountId: row.id,
    passwordHash,
    ...stamps,
  });
  await dropLinks(tx, 'sign-up', fresh.email);
  await ctx.news.accountCreated(ctx, tx, { id: row.id, userName, name: row.name, language: row.language });
  return account!;
}

/**
 * Refuses an address that has an account. Hold the accounts first.
 *
 * @throws Problem `conflict`
 */
export async function assertUnknown(tx: Tx, email: string): Promise<void> {
  const found = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(sql`lower(${accounts.email})`, email));
  if (found.length === 0) return;
  throw new Problem('conflict', 'This address has an account already. Sign in, or ask for a new password.', {
    reason: 'account-exists',
  });
}
