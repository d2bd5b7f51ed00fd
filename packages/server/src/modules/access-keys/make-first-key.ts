import type { Ctx, FreshKey } from '../../context.ts';
import type { Tx } from '../../platform/db.ts';
import { insertAccessKey } from './insert-access-key.ts';

/**
 * Makes the key that an operator asks for together with an account: for everything, 60 days. The caller audits.
 *
 * @throws Problem `invalid-input`
 */
export async function makeFirstKey(ctx: Ctx, tx: Tx, accountId: string, name: string): Promise<FreshKey> {
  const { row, secret } = await insertAccessKey(ctx, tx, accountId, { name, createdBy: 'create-account' });
  return { id: row.id, secret };
}
