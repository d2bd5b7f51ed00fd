import { eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db.ts';
import type { AccountRow } from './insert-account.ts';
import { accounts } from './schema.ts';

/**
 * The account of an address, in any spelling of upper and lower case; undefined when the address is not registered.
 *
 * @example const target = await findAccount(ctx.db, 'Zoe@Example.com');
 */
export async function findAccount(db: Db | Tx, email: string): Promise<AccountRow | undefined> {
  const [row] = await db
    .select()
    .from(accounts)
    .where(eq(sql`lower(${accounts.email})`, email.trim().toLowerCase()));
  return row?.emailVerified ? row : undefined;
}
