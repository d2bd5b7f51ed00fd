import { count } from 'drizzle-orm';
import type { Platform } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { makeLink } from './links.ts';
import { accounts } from './schema.ts';

/** Whose link of the first start it is: everybody's who reads the log. */
const FIRST_RUN_SUBJECT = 'first-run';

/**
 * True once somebody has an account.
 *
 * @example await hasAccounts(ctx.db); // false before the first start is done
 */
export async function hasAccounts(db: Db | Tx): Promise<boolean> {
  const [row] = await db.select({ accounts: count() }).from(accounts);
  return row!.accounts > 0;
}

/**
 * The link with which the first person becomes operator and owner; null once there is an account.
 * Each call makes a new link and ends the one before.
 *
 * @example const url = await firstRunLink(platform); // null once there is an account
 */
export async function firstRunLink(platform: Platform): Promise<string | null> {
  return platform.db.transaction(async (tx) => {
    if (await hasAccounts(tx)) return null;
    return makeLink(platform, tx, 'first-run', { subject: FIRST_RUN_SUBJECT, payload: {} });
  });
}
