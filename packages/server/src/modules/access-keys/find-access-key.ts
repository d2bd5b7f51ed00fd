import { and, eq, or } from 'drizzle-orm';
import { requireAccount } from '#accounts';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { hashSecret } from '../../platform/secrets.ts';
import type { AccessKeyRow } from './insert-access-key.ts';
import { accessKeys } from './schema.ts';

/**
 * A key of the signed-in account, by id, name or the secret itself.
 *
 * @throws Problem `not-found`, `not-signed-in`
 * @example const { expiresAt } = await findAccessKey(ctx, 'ci');
 */
export async function findAccessKey(ctx: Ctx, key: string, db: Db | Tx = ctx.db): Promise<AccessKeyRow> {
  const { accountId } = requireAccount(ctx.actor);
  const named = or(
    eq(accessKeys.id, key),
    eq(accessKeys.name, key),
    eq(accessKeys.secretHash, hashSecret(key)),
  );
  const rows = await db
    .select()
    .from(accessKeys)
    .where(and(eq(accessKeys.accountId, accountId), named));
  // A name may spell another key's id; ids win, for nothing else names a key for ever.
  const row = rows.find(({ id }) => id === key) ?? rows[0];
  if (row) return row;
  throw new Problem('not-found', `Access key "${key.slice(0, 200)}" does not exist.`);
}
