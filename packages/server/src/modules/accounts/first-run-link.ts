import { count } from 'drizzle-orm';
import type { Platform } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { newToken } from '../../platform/secrets.ts';
import { lockAccounts } from './insert-account.ts';
import { findLink, makeLink } from './links.ts';
import { accounts } from './schema.ts';

/** Whose link of the first start it is: everybody's who reads the log. */
const FIRST_RUN_SUBJECT = 'first-run';
const PURPOSE = 'link of the first start';

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
 * The same one for every process and every start, for 24 hours from the last call: whichever is read last, works.
 *
 * @example const url = await firstRunLink(platform); // null once there is an account
 */
export async function firstRunLink(platform: Platform): Promise<string | null> {
  return platform.db.transaction(async (tx) => {
    // Processes that start together make one.
    await lockAccounts(tx);
    if (await hasAccounts(tx)) return null;
    const token = (await knownToken(platform, tx)) ?? newToken();
    const payload = { sealed: platform.vault.seal(token, PURPOSE) };
    return makeLink(platform, tx, 'first-run', { subject: FIRST_RUN_SUBJECT, payload }, token);
  });
}

async function knownToken(platform: Platform, tx: Tx): Promise<string | undefined> {
  const known = await findLink(platform, tx, 'first-run', FIRST_RUN_SUBJECT);
  try {
    return known && platform.vault.open(known.payload['sealed'] ?? '', PURPOSE);
  } catch {
    // Sealed with a key that is no longer there. A new link replaces it.
    return undefined;
  }
}
